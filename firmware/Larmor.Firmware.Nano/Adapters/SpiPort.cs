using System;
using System.Device.Spi;
using Larmor.Hal.Spi;
using Larmor.Sensors;

namespace Larmor.Firmware.Nano;

/// <summary>The wires of one SPI device on nanoFramework: a port for sensors, a link for a chip or a flash. Owns the device.</summary>
/// <remarks>Buffers are fixed: a transaction of a sensor has at most <see cref="LargestBytes"/>; a link's caller brings its own.</remarks>
public sealed class SpiPort : IBusPort, IChipLink
{
    /// <summary>Most bytes that a sensor's transaction clocks.</summary>
    public const int LargestBytes = 64;

    private readonly SpiDevice _device;
    private readonly byte[] _sent = new byte[LargestBytes];
    private readonly byte[] _received = new byte[LargestBytes];

    /// <summary>Opens a device.</summary>
    /// <param name="bus">Bus of the board, from 1.</param>
    /// <param name="chipSelect">Pin of its chip-select line.</param>
    /// <param name="mode">SPI mode, 0 to 3.</param>
    /// <param name="clockFrequency">Clock, Hz.</param>
    public SpiPort(int bus, int chipSelect, int mode, int clockFrequency)
    {
        SpiMode = mode;
        _device = SpiDevice.Create(new SpiConnectionSettings(bus, chipSelect) { Mode = (SpiMode)mode, ClockFrequency = clockFrequency });
    }

    /// <inheritdoc/>
    public int SpiMode { get; }

    /// <inheritdoc/>
    public bool Write(byte[] bytes, int offset, int count)
    {
        _device.Write(new SpanByte(bytes, offset, count));
        return true;
    }

    /// <inheritdoc/>
    public bool Read(byte[] bytes, int offset, int count)
    {
        _device.Read(new SpanByte(bytes, offset, count));
        return true;
    }

    /// <inheritdoc/>
    public bool WriteRead(byte[] write, int writeOffset, int writeCount, byte[] read, int readOffset, int readCount)
    {
        int count = writeCount + readCount;
        if (count > LargestBytes)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            _sent[i] = i < writeCount ? write[writeOffset + i] : (byte)0;
        }

        Transfer(_sent, _received, count);
        for (int i = 0; i < readCount; i++)
        {
            read[readOffset + i] = _received[writeCount + i];
        }

        return true;
    }

    /// <inheritdoc/>
    public void Transfer(byte[] write, byte[] read, int count) =>
        _device.TransferFullDuplex(new SpanByte(write, 0, count), new SpanByte(read, 0, count));

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();
}
