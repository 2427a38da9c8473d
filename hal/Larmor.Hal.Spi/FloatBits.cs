using System;

namespace Larmor.Hal.Spi;

/// <summary>A float as its 32 bits, with what the device's library has and without its GetBytes, which makes four bytes each time.</summary>
/// <remarks>
/// <code>
/// double  s eeeeeeeeeee mmmmmmmmmmmmmmmmmmmmmmm 00…     float  s eeeeeeee mmmmmmmmmmmmmmmmmmmmmmm     e of the float = e - 1023 + 127
/// </code>
/// A float becomes a double without loss; a float too small for a leading 1 (subnormal) has it shifted in.
/// </remarks>
public static class FloatBits
{
    /// <summary>The bits of a value.</summary>
    public static int Of(float value)
    {
        long wide = BitConverter.DoubleToInt64Bits(value);
        int sign = wide < 0L ? int.MinValue : 0;
        int exponent = (int)((wide >> 52) & 0x7FFL);
        int fraction = (int)((wide >> 29) & 0x7FFFFFL);
        if (exponent == 0)
        {
            return sign;
        }

        if (exponent == 0x7FF)
        {
            return sign | 0x7F800000 | fraction;
        }

        int place = exponent - 1023 + 127;
        return place > 0 ? sign | (place << 23) | fraction : sign | ((0x800000 | fraction) >> (1 - place));
    }

    /// <summary>The value at a place of little-endian bytes.</summary>
    public static float At(byte[] bytes, int at) => BitConverter.ToSingle(bytes, at);
}
