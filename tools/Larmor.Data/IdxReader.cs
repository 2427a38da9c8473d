using System.Buffers.Binary;
using System.IO.Compression;

namespace Larmor.Data;

/// <summary>Reads idx files of unsigned bytes, plain or gzip (told apart by the first two bytes, not by the name).</summary>
/// <remarks>
/// <code>
/// byte 0..1  0, 0                 byte 4..7   size of dimension 0, big-endian
/// byte 2     0x08 unsigned byte   ...         one such number per dimension
/// byte 3     dimension count      then        the values, row major, and nothing after them
/// </code>
/// </remarks>
public static class IdxReader
{
    private const int UnsignedByte = 0x08;
    private const int LargestDeflateRatio = 1032;

    /// <summary>Reads one file and holds it to its own header.</summary>
    /// <param name="path">File to read.</param>
    /// <param name="dimensionCount">Dimensions expected: 1 for labels, 3 for images.</param>
    /// <returns>Dimensions and values.</returns>
    /// <exception cref="DataException">Another kind of file, truncated, too long or damaged; the message has expected and found.</exception>
    public static IdxData Read(string path, int dimensionCount)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensionCount, 1);
        using FileStream file = File.OpenRead(path);
        bool packed = IsGzip(file);
        try
        {
            using Stream content = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
            long limit = packed ? (file.Length + 1) * LargestDeflateRatio : file.Length;
            return Read(path, content, dimensionCount, limit);
        }
        catch (InvalidDataException damage)
        {
            throw new DataException($"{path}: damaged gzip ({damage.Message}): fetch the file again", damage);
        }
    }

    internal static bool IsGzip(FileStream file)
    {
        bool packed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return packed;
    }

    private static IdxData Read(string path, Stream content, int dimensionCount, long limit)
    {
        byte[] header = new byte[4 + (4 * dimensionCount)];
        int found = content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        int magic = (UnsignedByte << 8) | dimensionCount;
        if (found >= 4 && BinaryPrimitives.ReadInt32BigEndian(header) != magic)
        {
            throw new DataException(
                $"{path}: magic number {BinaryPrimitives.ReadInt32BigEndian(header)}; expected {magic} " +
                $"(idx, unsigned bytes, {dimensionCount} dimensions): is it another file of the set?");
        }

        if (found < header.Length)
        {
            throw new DataException(
                $"{path}: ends within its header: expected {header.Length} bytes, found {found}: fetch the file again");
        }

        int[] dimensions = new int[dimensionCount];
        long size = 1;
        for (int dimension = 0; dimension < dimensionCount; dimension++)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 + (4 * dimension)));
            if (length < 1 || length > Array.MaxLength / size)
            {
                throw new DataException(
                    $"{path}: dimension {dimension} is {length}; the limit is 1 to {Array.MaxLength / size}: fetch the file again");
            }

            dimensions[dimension] = length;
            size *= length;
        }

        // A header that promises more than the file can unpack to must not be believed with an allocation.
        if (size > limit)
        {
            throw Truncated(path, size, $"at most {limit}");
        }

        byte[] values = new byte[size];
        int read = content.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        if (read < values.Length)
        {
            throw Truncated(path, size, $"{read}");
        }

        if (content.ReadByte() >= 0)
        {
            throw new DataException(
                $"{path}: goes on after the {size} values its header promises: expected the end of the file: fetch the file again");
        }

        return new IdxData(dimensions, values);
    }

    private static DataException Truncated(string path, long expected, string found) =>
        new($"{path}: truncated: its header promises {expected} values, found {found}: fetch the file again");
}
