namespace Larmor.Kernels;

/// <summary>A random generator without state: the number at an index of a keyed sequence, in any order and on any thread.</summary>
/// <remarks>
/// Each draw hashes (index, key) by two rounds of multiply and xor-shift. Dropout masks and device noise come from here, so that a
/// replay is exact for any team size and any vector width; it is not for secrets.
/// </remarks>
public static class CounterRandom
{
    internal const uint Weyl = 0x9E3779B9u;
    internal const uint FirstMultiplier = 0x7FEB352Du;
    internal const uint SecondMultiplier = 0x846CA68Bu;

    /// <summary>The key of one sequence, mixed from a seed, a purpose and a step number.</summary>
    public static ulong Key(ulong seed, uint stream, ulong step) =>
        Mix(Mix(Mix(seed + 0x9E3779B97F4A7C15UL) ^ stream) + (step * 0xD1B54A32D192ED03UL));

    /// <summary>32 uniform bits at <paramref name="index"/> of the sequence <paramref name="key"/>.</summary>
    public static uint At(ulong key, uint index)
    {
        uint u = (index * Weyl) + (uint)key;
        u ^= u >> 16;
        u *= FirstMultiplier;
        u ^= (u >> 15) ^ (uint)(key >> 32);
        u *= SecondMultiplier;
        return u ^ (u >> 16);
    }

    /// <summary>Uniform in [0, 1) at <paramref name="index"/>, 24 bits.</summary>
    public static float FloatAt(ulong key, uint index) => (At(key, index) >> 8) * (1f / 16777216f);

    /// <summary>The threshold that a draw stays below with the given probability.</summary>
    /// <param name="probability">In [0, 1]; 1 is rounded down to 1 - 2^-32.</param>
    public static uint Threshold(float probability)
    {
        if (probability <= 0f)
        {
            return 0u;
        }

        return probability >= 1f ? uint.MaxValue : (uint)(long)(probability * 4294967296f);
    }

    private static ulong Mix(ulong value)
    {
        value ^= value >> 30;
        value *= 0xBF58476D1CE4E5B9UL;
        value ^= value >> 27;
        value *= 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
