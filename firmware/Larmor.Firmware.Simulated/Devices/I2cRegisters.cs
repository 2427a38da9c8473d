using System;

namespace Larmor.Firmware.Simulated;

/// <summary>A register device on I2C: the first byte written is the address, the others follow it; reading goes on from there.</summary>
public sealed class I2cRegisters : ISimulatedI2c
{
    private readonly IRegisterDevice _device;
    private readonly bool _isPaired;
    private int _address;

    /// <summary>A device on its bus.</summary>
    /// <param name="device">The registers.</param>
    /// <param name="isPaired">True for a device that takes address and value in turn instead of counting on (BME280, section 6.2.1).</param>
    public I2cRegisters(IRegisterDevice device, bool isPaired)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        _isPaired = isPaired;
    }

    /// <summary>Accesses that the device refused: a register it does not have, or one that cannot be written.</summary>
    public long RefusedCount { get; private set; }

    /// <inheritdoc/>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return true;
        }

        _device.Begin();
        _address = bytes[0];
        bool isTaken = true;
        for (int i = 1; i < bytes.Length && isTaken; i++)
        {
            if (_isPaired && i % 2 == 0)
            {
                _address = bytes[i];
                continue;
            }

            isTaken = _device.TryWrite(_address, bytes[i]);
            _address += _isPaired ? 0 : 1;
        }

        _device.End();
        RefusedCount += isTaken ? 0 : 1;
        return isTaken;
    }

    /// <inheritdoc/>
    public bool Read(Span<byte> bytes)
    {
        _device.Begin();
        bool isGiven = true;
        for (int i = 0; i < bytes.Length && isGiven; i++)
        {
            isGiven = _device.TryRead(_address++, out bytes[i]);
        }

        _device.End();
        RefusedCount += isGiven ? 0 : 1;
        return isGiven;
    }

    /// <inheritdoc/>
    public void PowerUp()
    {
        _address = 0;
        _device.PowerUp();
    }
}
