using System;
using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>Bits of chance by a seeded generator, for a chip that has none: the same seed gives the same bits.</summary>
public sealed class SeededBits : IBitSource
{
    private readonly ulong _seed;
    private long _step;

    /// <summary>A source from a seed.</summary>
    public SeededBits(ulong seed) => _seed = seed;

    /// <inheritdoc/>
    public void Sample(ReadOnlySpanFloat probability, byte[] bits)
    {
        if (bits.Length != probability.Length)
        {
            Throw.Length(nameof(bits), bits.Length, probability.Length);
        }

        ulong key = CounterRandom.Key(_seed, 51, (ulong)_step++);
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = CounterRandom.FloatAt(key, (uint)i) < probability[i] ? (byte)1 : (byte)0;
        }
    }
}
