using System;

namespace Larmor.Hal.Spi;

/// <summary>A float as its 32 bits, with what the device's library has (its GetBytes makes four bytes each time).</summary>
public static class FloatBits
{
    /// <summary>The bits of a value.</summary>
    public static int Of(float value) => BitConverter.ToInt32(BitConverter.GetBytes(value), 0);

    /// <summary>The value at a place of little-endian bytes.</summary>
    public static float At(byte[] bytes, int at) => BitConverter.ToSingle(bytes, at);
}
