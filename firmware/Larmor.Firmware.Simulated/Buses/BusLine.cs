using System;
using Larmor.SimulatedHal;

namespace Larmor.Firmware.Simulated;

/// <summary>The wires to one device, with what can go wrong on them, and counts of what went over them.</summary>
public sealed class BusLine
{
    private readonly Action _powerUp;
    private readonly byte[] _scratch = new byte[1 << 16];
    private WireDamage? _damage;

    internal BusLine(DeviceAddress address, Action powerUp)
    {
        Address = address;
        _powerUp = powerUp;
    }

    /// <summary>Where it is.</summary>
    public DeviceAddress Address { get; }

    /// <summary>True while the device is off its wires: SPI reads ones, I2C is not acknowledged.</summary>
    public bool IsUnplugged { get; private set; }

    /// <summary>True while the data wire is held low: SPI reads zeros, I2C cannot even begin.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Transactions so far.</summary>
    public long TransferCount { get; private set; }

    /// <summary>Bytes so far, in the larger direction on SPI and in both on I2C, addresses of I2C left out.</summary>
    public long ByteCount { get; private set; }

    /// <summary>Transactions that failed or were damaged.</summary>
    public long FailedCount { get; private set; }

    /// <summary>Takes the device off its wires.</summary>
    public void Unplug() => IsUnplugged = true;

    /// <summary>Puts it back: it starts as after a reset.</summary>
    public void Replug()
    {
        IsUnplugged = false;
        _powerUp();
    }

    /// <summary>Power of the whole board comes back.</summary>
    public void PowerUp() => _powerUp();

    /// <summary>Bits flip from now on.</summary>
    /// <param name="probability">Of a damaged transaction; 0 for clean wires.</param>
    /// <param name="seed">Of what flips when.</param>
    public void Disturb(double probability, ulong seed) =>
        _damage = probability > 0 ? new WireDamage(new WireFaults { BitFlips = probability, Seed = seed }) : null;

    internal void Count(int bytes)
    {
        TransferCount++;
        ByteCount += bytes;
    }

    internal void CountFailed() => FailedCount++;

    /// <summary>Damages what was read, by chance.</summary>
    internal void Damage(Span<byte> read)
    {
        if (_damage is null)
        {
            return;
        }

        long before = _damage.DamageCount;
        read.CopyTo(_scratch);
        _damage.Apply(_scratch, read.Length, canStick: false);
        _scratch.AsSpan(0, read.Length).CopyTo(read);
        FailedCount += _damage.DamageCount - before;
    }
}
