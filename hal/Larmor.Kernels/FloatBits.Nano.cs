using System;

namespace Larmor.Kernels;

/// <summary>A float as its 32 bits, by arithmetic: the device's BitConverter would make four bytes each time.</summary>
public static class FloatBits
{
    private const int QuietNaN = 0x7FC00000;
    private const int Infinity = 0x7F800000;
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>The bits of a value; every NaN becomes the quiet one, subnormals and -0 become 0.</summary>
    public static int Of(float value)
    {
        if (float.IsNaN(value))
        {
            return QuietNaN;
        }

        int sign = value < 0f ? int.MinValue : 0;
        float size = value < 0f ? -value : value;
        if (size > float.MaxValue)
        {
            return sign | Infinity;
        }

        if (size < SmallestNormal)
        {
            return sign;
        }

        // Into [1, 2) by exact powers of two, large ones first.
        int power = 127;
        while (size >= 65536f)
        {
            size *= 1f / 65536f;
            power += 16;
        }

        while (size >= 2f)
        {
            size *= 0.5f;
            power++;
        }

        while (size < 1f / 65536f)
        {
            size *= 65536f;
            power -= 16;
        }

        while (size < 1f)
        {
            size *= 2f;
            power--;
        }

        return sign | (power << 23) | (int)((size - 1f) * 8388608f);
    }

    /// <summary>The value at a place of little-endian bytes.</summary>
    public static float At(byte[] bytes, int at) => BitConverter.ToSingle(bytes, at);
}
