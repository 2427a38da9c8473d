using System.Buffers.Binary;
using System.IO.Compression;

namespace Larmor.Data.Tests;

/// <summary>Writes idx files by their description, independently of the reader.</summary>
internal static class IdxBytes
{
    public static byte[] Of(int[] dimensions, byte[] values, int type = 8)
    {
        byte[] content = new byte[4 + (4 * dimensions.Length) + values.Length];
        content[2] = (byte)type;
        content[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        values.CopyTo(content, 4 + (4 * dimensions.Length));
        return content;
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Bytes(int count, ulong seed)
    {
        var generator = new SplitMix64(seed);
        byte[] values = new byte[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (byte)generator.Next(256);
        }

        return values;
    }
}
