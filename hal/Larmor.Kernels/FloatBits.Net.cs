using System;

namespace Larmor.Kernels;

/// <summary>A float as its 32 bits.</summary>
public static class FloatBits
{
    /// <summary>The bits of a value.</summary>
    public static int Of(float value) => BitConverter.SingleToInt32Bits(value);

    /// <summary>The value at a place of little-endian bytes.</summary>
    public static float At(byte[] bytes, int at) => BitConverter.Int32BitsToSingle(LittleEndian.GetInt(bytes, at));
}
