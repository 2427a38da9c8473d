using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Damages bytes as wires do, by seeded chance.</summary>
public sealed class WireDamage
{
    private readonly WireFaults _faults;
    private readonly Pcg32 _random;

    /// <summary>Damage at given rates.</summary>
    public WireDamage(WireFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        faults.Validate();
        _faults = faults;
        _random = new Pcg32(faults.Seed, 41);
    }

    /// <summary>Transfers that were damaged.</summary>
    public long DamageCount { get; private set; }

    /// <summary>Damages the first <paramref name="count"/> bytes, or leaves them.</summary>
    /// <param name="bytes">What is on the line.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="canStick">True for the line from the chip.</param>
    public void Apply(byte[] bytes, int count, bool canStick)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        bool damaged = false;
        if (Happens(_faults.BitFlips))
        {
            damaged = true;
            for (int flips = 1 + _random.NextInt(8); flips > 0; flips--)
            {
                bytes[_random.NextInt(count)] ^= (byte)(1 << _random.NextInt(8));
            }
        }

        if (Happens(_faults.Slips))
        {
            damaged = true;
            int at = _random.NextInt(count);
            if (_random.NextInt(2) == 0)
            {
                Array.Copy(bytes, at + 1, bytes, at, count - at - 1);
                bytes[count - 1] = (byte)_random.NextInt(256);
            }
            else
            {
                Array.Copy(bytes, at, bytes, Math.Min(at + 1, count - 1), Math.Max(0, count - at - 1));
            }
        }

        if (Happens(_faults.Cuts))
        {
            damaged = true;
            int at = _random.NextInt(count);
            bytes.AsSpan(at, count - at).Fill(0xFF);
        }

        if (canStick && Happens(_faults.Stuck))
        {
            damaged = true;
            bytes.AsSpan(0, count).Fill(_random.NextInt(2) == 0 ? (byte)0 : (byte)0xFF);
        }

        DamageCount += damaged ? 1 : 0;
    }

    private bool Happens(double probability) => probability > 0d && _random.NextFloat() < probability;
}
