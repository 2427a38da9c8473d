namespace Larmor.Kernels;

/// <summary>A small sequential random generator with the same sequence on every runtime: initial weights, shuffles, noise.</summary>
/// <remarks>PCG-XSH-RR 64/32: M. E. O'Neill, HMC-CS-2014-0905 (2014). 16 bytes of state, no allocation.</remarks>
public sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005UL;

    private ulong _state;
    private ulong _increment;

    /// <summary>A generator for one purpose: the same seed and stream give the same numbers for ever.</summary>
    /// <param name="seed">Start of the sequence.</param>
    /// <param name="stream">Which of 2^63 sequences; different streams are independent.</param>
    public Pcg32(ulong seed, ulong stream) => Restart(seed, stream);

    /// <summary>The state to keep in a checkpoint.</summary>
    public ulong State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Starts again as if newly made.</summary>
    public void Restart(ulong seed, ulong stream)
    {
        _increment = (stream << 1) | 1UL;
        _state = 0UL;
        NextUInt();
        _state += seed;
        NextUInt();
    }

    /// <summary>32 uniform bits.</summary>
    public uint NextUInt()
    {
        ulong old = _state;
        _state = (old * Multiplier) + _increment;
        uint shifted = (uint)(((old >> 18) ^ old) >> 27);
        int rotation = (int)(old >> 59);
        return (shifted >> rotation) | (shifted << ((-rotation) & 31));
    }

    /// <summary>A whole number in [0, <paramref name="limit"/>), without bias.</summary>
    /// <param name="limit">Larger than 0.</param>
    public int NextInt(int limit)
    {
        uint range = (uint)limit;
        uint threshold = (0u - range) % range;
        uint draw = NextUInt();
        while (draw < threshold)
        {
            draw = NextUInt();
        }

        return (int)(draw % range);
    }

    /// <summary>Uniform in [0, 1), 24 bits.</summary>
    public float NextFloat() => (NextUInt() >> 8) * (1f / 16777216f);

    /// <summary>Approximately normal, mean 0 and deviation 1: the centred sum of twelve uniform draws (|value| is at most 6).</summary>
    public float NextNormal()
    {
        float sum = -6f;
        for (int i = 0; i < 12; i++)
        {
            sum += NextFloat();
        }

        return sum;
    }

    /// <summary>Puts the first <paramref name="count"/> entries of <paramref name="items"/> into random order (Fisher-Yates).</summary>
    public void Shuffle(int[] items, int count)
    {
        for (int i = count - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            int kept = items[i];
            items[i] = items[j];
            items[j] = kept;
        }
    }
}
