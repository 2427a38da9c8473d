namespace Larmor.Sensors;

/// <summary>Whole numbers as bytes, highest first: the order of most sensors.</summary>
internal static class BigEndian
{
    /// <summary>Reads 16 bits in two's complement.</summary>
    internal static short GetShort(byte[] bytes, int at) => (short)((bytes[at] << 8) | bytes[at + 1]);
}
