namespace Larmor.Kernels.Tests;

/// <summary>Seeded values of the kinds that break kernels.</summary>
internal sealed class Draw(ulong seed)
{
    private readonly Pcg32 _random = new(seed, 77);

    /// <summary>Lengths around the sixteen lanes, the sixty-four columns of a panel, and none at all.</summary>
    internal static int[] Lengths => [0, 1, 2, 3, 7, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 257];

    internal int Below(int limit) => _random.NextInt(limit);

    /// <summary>Zeros of both signs, denormals, ones, and normal numbers over twelve decades.</summary>
    internal float Finite()
    {
        float sign = _random.NextInt(2) == 0 ? -1f : 1f;
        return _random.NextInt(8) switch
        {
            0 or 1 => sign * 0f,
            2 => sign * float.Epsilon * (1 + _random.NextInt(1000)),
            3 => sign,
            4 => sign * MathF.Pow(10f, (12 * _random.NextFloat()) - 6),
            _ => sign * 2f * _random.NextFloat(),
        };
    }

    /// <summary>Now and then an infinity.</summary>
    internal float Any() => _random.NextInt(20) == 0 ? (_random.NextInt(2) == 0 ? float.PositiveInfinity : float.NegativeInfinity) : Finite();

    /// <summary>A dropout mask's entry.</summary>
    internal float Mask() => _random.NextInt(3) == 0 ? 0f : 1.25f;

    internal sbyte Byte() => _random.NextInt(6) switch
    {
        0 => 0,
        1 => sbyte.MinValue,
        2 => sbyte.MaxValue,
        _ => (sbyte)(_random.NextInt(256) - 128),
    };

    internal static float[] Fill(int length, Func<float> next)
    {
        var values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = next();
        }

        return values;
    }

    internal sbyte[] Bytes(int length)
    {
        var values = new sbyte[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = Byte();
        }

        return values;
    }
}
