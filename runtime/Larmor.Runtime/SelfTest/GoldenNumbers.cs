using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>Small sums with known bits: what a learner rests on, one by one, so that a board that fails says where.</summary>
public static class GoldenNumbers
{
    private static readonly uint[] s_expected =
    [
        0xA15C02B7u, 0x7B47F409u, 0xBA1D3330u, 0x83D2F293u, // the generator's own demonstration, seed 42, stream 54
        0xCBF43926u, // the check value of CRC-32
        0x3EAAAAABu, 0x3E99999Au, 0x4B800000u, 0xBF000000u, // 1/3, 0.1 + 0.2, 2^24 + 1, a half below zero
        0x00000001u, 0xFFFFFFFFu, 0x0000000Au, 0x685F98A2u, // whole numbers wrap, shift and divide
        0x3F3504F3u, 0x402DF854u, 0x3F317218u, 0x3F3504F3u, // Sqrt(1/2), Exp(1), Log(2), the sine of an eighth turn
    ];

    /// <summary>How many there are.</summary>
    public static int Count => s_expected.Length;

    /// <summary>What it must be.</summary>
    public static uint Expected(int index) => s_expected[index];

    /// <summary>What this runtime makes of it.</summary>
    public static uint Computed(int index) => index switch
    {
        < 4 => Draw(index),
        4 => Crc32.Of([(byte)'1', (byte)'2', (byte)'3', (byte)'4', (byte)'5', (byte)'6', (byte)'7', (byte)'8', (byte)'9'], 0, 9),
        < 9 => (uint)FloatBits.Of(Real(index)),
        < 13 => Whole(index),
        _ => (uint)FloatBits.Of(Function(index)),
    };

    private static uint Draw(int index)
    {
        Pcg32 random = new Pcg32(42UL, 54UL);
        uint drawn = 0;
        for (int i = 0; i <= index; i++)
        {
            drawn = random.NextUInt();
        }

        return drawn;
    }

    // Operands come from arrays: a compiler must not do the sum.
    private static float Real(int index)
    {
        float[] x = [1f, 3f, 0.1f, 0.2f, 16777216f];
        return index switch
        {
            5 => x[0] / x[1],
            6 => x[2] + x[3],
            7 => x[4] + x[0],
            _ => (x[0] - x[1]) * (x[0] / (x[0] + x[1])),
        };
    }

    private static uint Whole(int index)
    {
        int[] n = [int.MaxValue, -7, 3];
        ulong[] wide = [6364136223846793005UL];
        return index switch
        {
            9 => (uint)(n[0] + n[0] + n[2]),
            10 => (uint)(n[1] >> 4),
            11 => (uint)(n[1] / n[2] * -5),
            _ => (uint)((wide[0] * wide[0]) >> 32),
        };
    }

    private static float Function(int index)
    {
        float[] x = [0.5f, 1f, 2f, 0.125f];
        return index switch
        {
            13 => FloatMath.Sqrt(x[0]),
            14 => FloatMath.Exp(x[1]),
            15 => FloatMath.Log(x[2]),
            _ => FloatMath.SineOfTurns(x[3]),
        };
    }
}
