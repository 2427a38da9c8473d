using System;
using System.Device.Spi;

namespace Larmor.Firmware.Simulated;

/// <summary>System.Device's SPI device with a simulated far end.</summary>
internal sealed class SimulatedSpiDevice : SpiDevice
{
    private readonly SpiConnectionSettings _settings;
    private readonly ISimulatedSpi _device;
    private readonly BusLine _line;
    private readonly byte[] _none = new byte[4096];
    private readonly byte[] _spare = new byte[4096];
    private bool _isDisposed;

    internal SimulatedSpiDevice(SpiConnectionSettings settings, ISimulatedSpi device, BusLine line)
    {
        if (settings.Mode != device.Mode)
        {
            throw new ArgumentException($"{line.Address}: SPI mode is {settings.Mode}; the device there understands {device.Mode}: set it in the connection", nameof(settings));
        }

        if (settings.ClockFrequency > device.LargestClockFrequency)
        {
            throw new ArgumentException($"{line.Address}: SPI clock is {settings.ClockFrequency} Hz; the device there follows at most {device.LargestClockFrequency}: set it in the connection", nameof(settings));
        }

        _settings = settings;
        _device = device;
        _line = line;
    }

    public override SpiConnectionSettings ConnectionSettings => _settings;

    public override void Read(Span<byte> buffer) => TransferFullDuplex(_none.AsSpan(0, buffer.Length), buffer);

    public override void Write(ReadOnlySpan<byte> buffer) => TransferFullDuplex(buffer, _spare.AsSpan(0, buffer.Length));

    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (writeBuffer.Length != readBuffer.Length)
        {
            throw new ArgumentException($"{writeBuffer.Length} bytes are written and {readBuffer.Length} read; SPI moves as many both ways: pass buffers of one length");
        }

        _line.Count(writeBuffer.Length);
        if (_line.IsUnplugged || _line.IsStuck)
        {
            readBuffer.Fill(_line.IsStuck ? (byte)0 : (byte)0xFF);
            _line.CountFailed();
            return;
        }

        _device.Transfer(writeBuffer, readBuffer);
        _line.Damage(readBuffer);
    }

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        base.Dispose(disposing);
    }
}
