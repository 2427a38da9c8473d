namespace Larmor.Kernels;

/// <summary>Whole numbers as bytes, lowest first: the order of every frame, record and page.</summary>
public static class LittleEndian
{
    /// <summary>Writes 16 bits.</summary>
    public static void PutShort(byte[] bytes, int at, int value)
    {
        bytes[at] = (byte)value;
        bytes[at + 1] = (byte)(value >> 8);
    }

    /// <summary>Reads 16 bits, not negative.</summary>
    public static int GetShort(byte[] bytes, int at) => bytes[at] | (bytes[at + 1] << 8);

    /// <summary>Writes 32 bits.</summary>
    public static void PutInt(byte[] bytes, int at, int value)
    {
        bytes[at] = (byte)value;
        bytes[at + 1] = (byte)(value >> 8);
        bytes[at + 2] = (byte)(value >> 16);
        bytes[at + 3] = (byte)(value >> 24);
    }

    /// <summary>Reads 32 bits.</summary>
    public static int GetInt(byte[] bytes, int at) => bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);

    /// <summary>Writes 64 bits.</summary>
    public static void PutLong(byte[] bytes, int at, long value)
    {
        PutInt(bytes, at, (int)value);
        PutInt(bytes, at + 4, (int)(value >> 32));
    }

    /// <summary>Reads 64 bits.</summary>
    public static long GetLong(byte[] bytes, int at) => (uint)GetInt(bytes, at) | ((long)GetInt(bytes, at + 4) << 32);
}
