using System;
using System.Device.Spi;

namespace Larmor.Firmware.Simulated;

/// <summary>A register device on SPI as the ADXL345 speaks it: bit 7 of the first byte reads, bit 6 goes on to the next register after each byte.</summary>
public sealed class SpiRegisters : ISimulatedSpi
{
    private const int ReadBit = 0x80;
    private const int BurstBit = 0x40;

    private readonly IRegisterDevice _device;

    /// <summary>A device on its bus.</summary>
    /// <param name="device">The registers.</param>
    /// <param name="mode">The mode it understands.</param>
    /// <param name="largestClockFrequency">Hz.</param>
    public SpiRegisters(IRegisterDevice device, SpiMode mode, int largestClockFrequency)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        Mode = mode;
        LargestClockFrequency = largestClockFrequency;
    }

    /// <inheritdoc/>
    public SpiMode Mode { get; }

    /// <inheritdoc/>
    public int LargestClockFrequency { get; }

    /// <summary>Accesses that the device refused: a register it does not have, or one that cannot be written. Reading one gives 0.</summary>
    public long RefusedCount { get; private set; }

    /// <inheritdoc/>
    public void Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        read.Clear();
        if (write.IsEmpty)
        {
            return;
        }

        int address = write[0] & ~(ReadBit | BurstBit);
        bool isRead = (write[0] & ReadBit) != 0;
        bool isBurst = (write[0] & BurstBit) != 0;
        _device.Begin();
        for (int i = 1; i < write.Length; i++)
        {
            bool isDone = (i == 1 || isBurst) && (isRead ? _device.TryRead(address, out read[i]) : _device.TryWrite(address, write[i]));
            RefusedCount += isDone ? 0 : 1;
            address++;
        }

        _device.End();
    }

    /// <inheritdoc/>
    public void PowerUp() => _device.PowerUp();
}
