using System;
using System.Device.I2c;
using System.IO;

namespace Larmor.Firmware.Simulated;

/// <summary>System.Device's I2C device with a simulated far end; fails as the one of Linux does, by IOException.</summary>
internal sealed class SimulatedI2cDevice : I2cDevice
{
    private readonly I2cConnectionSettings _settings;
    private readonly ISimulatedI2c _device;
    private readonly BusLine _line;
    private bool _isDisposed;

    internal SimulatedI2cDevice(I2cConnectionSettings settings, ISimulatedI2c device, BusLine line)
    {
        _settings = settings;
        _device = device;
        _line = line;
    }

    public override I2cConnectionSettings ConnectionSettings => _settings;

    public override void Read(Span<byte> buffer)
    {
        Begin(buffer.Length);
        Acknowledge(_device.Read(buffer));
        _line.Damage(buffer);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Begin(buffer.Length);
        Acknowledge(_device.Write(buffer));
    }

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        Begin(writeBuffer.Length + readBuffer.Length);
        Acknowledge(_device.Write(writeBuffer));
        Acknowledge(_device.Read(readBuffer));
        _line.Damage(readBuffer);
    }

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        base.Dispose(disposing);
    }

    private void Begin(int bytes)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _line.Count(bytes);
        if (_line.IsStuck)
        {
            _line.CountFailed();
            throw new IOException($"{_line.Address}: the data wire is held low");
        }

        Acknowledge(!_line.IsUnplugged);
    }

    private void Acknowledge(bool isAcknowledged)
    {
        if (!isAcknowledged)
        {
            _line.CountFailed();
            throw new IOException($"{_line.Address}: no acknowledge");
        }
    }
}
