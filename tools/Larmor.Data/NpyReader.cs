using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Larmor.Data;

/// <summary>Reads NumPy arrays of little-endian doubles or 64-bit integers, format 1.0, row after row.</summary>
/// <remarks>
/// <code>
/// 0x93 "NUMPY"  1  0  u16 length  header text: a dictionary with descr, fortran_order, shape  values
/// </code>
/// </remarks>
internal static partial class NpyReader
{
    private const int PrefixLength = 10;

    /// <summary>Samples of a matrix of doubles and a vector of labels.</summary>
    /// <exception cref="DataException">Not such a file, truncated, or the two do not belong together; the message names file, expected and found.</exception>
    public static SampleSet Read(string name, string valuePath, string labelPath, int classCount, SampleShape shape)
    {
        (long[] size, byte[] values) = Open(valuePath, "<f8");
        (long[] labelSize, byte[] labelBytes) = Open(labelPath, "<i8");
        if (size.Length != 2 || size[1] != shape.InputCount || labelSize.Length != 1 || labelSize[0] != size[0])
        {
            throw new DataException(
                $"{valuePath}: has shape {string.Join(" x ", size)} beside {string.Join(" x ", labelSize)} labels; expected rows of "
                + $"{shape.InputCount} values and a label each: fetch both files again");
        }

        var samples = new float[values.Length / sizeof(double)];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(values.AsSpan(i * sizeof(double)));
        }

        var labels = new byte[size[0]];
        for (int i = 0; i < labels.Length; i++)
        {
            long label = BinaryPrimitives.ReadInt64LittleEndian(labelBytes.AsSpan(i * sizeof(long)));
            if (label < 0 || label >= classCount)
            {
                throw new DataException($"{labelPath}: label {i} is {label}; the limit is 0 to {classCount - 1}: fetch the file again");
            }

            labels[i] = (byte)label;
        }

        return SampleSet.FromFloats(name, samples, labels, shape, classCount);
    }

    private static (long[] Size, byte[] Values) Open(string path, string type)
    {
        byte[] file = File.ReadAllBytes(path);
        if (file.Length < PrefixLength || file[0] != 0x93 || Encoding.ASCII.GetString(file, 1, 5) != "NUMPY" || file[6] != 1)
        {
            throw new DataException($"{path}: is no NumPy array of format 1.0: fetch the file again");
        }

        int start = PrefixLength + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(PrefixLength - sizeof(ushort)));
        string header = Encoding.ASCII.GetString(file, PrefixLength, Math.Min(start, file.Length) - PrefixLength);
        Match shape = Shape().Match(header);
        if (!header.Contains($"'{type}'", StringComparison.Ordinal) || !header.Contains("'fortran_order': False", StringComparison.Ordinal)
            || !shape.Success)
        {
            throw new DataException($"{path}: header is '{header.Trim()}'; expected {type} in C order: convert the array");
        }

        long[] size = [.. shape.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture))];
        long count = size.Aggregate(1L, (product, next) => product * next);
        if (file.Length - start != count * sizeof(double))
        {
            throw new DataException($"{path}: has {file.Length - start} bytes of values; expected {count * sizeof(double)}: fetch the file again");
        }

        return (size, file[start..]);
    }

    [GeneratedRegex(@"'shape': \(([0-9, ]+)\)")]
    private static partial Regex Shape();
}
