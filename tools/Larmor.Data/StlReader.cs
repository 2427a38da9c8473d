namespace Larmor.Data;

/// <summary>Reads STL-10's binary files: 96x96 colour images, and labels 1 to 10.</summary>
/// <remarks>
/// <code>
/// train_X.bin, test_X.bin, unlabeled_X.bin: images of 27,648 bytes, each 9,216 red | 9,216 green | 9,216 blue, column after column
/// train_y.bin, test_y.bin: one byte an image, 1 .. 10
/// </code>
/// No copy of the set is at hand where Larmor is made: this reader is tested on a small file in that format, not on the set.
/// </remarks>
public static class StlReader
{
    /// <summary>Name of the set and of its folder.</summary>
    public const string Name = "stl10";

    private const int Side = 96;
    private const int ClassCount = 10;
    private static readonly SampleShape Shape = new(Side, Side, 3);

    /// <summary>Images that one array can hold: the unlabelled part has more, the rest is left out.</summary>
    public static int LargestCount => Array.MaxLength / Shape.InputCount;

    /// <summary>Reads images and, when there are any, their labels.</summary>
    /// <param name="name">Set, for messages.</param>
    /// <param name="imagePath">File of images.</param>
    /// <param name="labelPath">File of labels, or null: all labels are then 0.</param>
    /// <exception cref="DataException">Missing, truncated, or a label out of range; the message names file, expected and found.</exception>
    public static SampleSet Read(string name, string imagePath, string? labelPath)
    {
        using FileStream images = Open(imagePath);
        int length = Shape.InputCount;
        if (images.Length == 0 || images.Length % length != 0)
        {
            throw new DataException($"{imagePath}: has {images.Length} bytes; whole images of {length} bytes were expected: fetch the file again");
        }

        int count = (int)Math.Min(images.Length / length, LargestCount);
        byte[] labels = labelPath is null ? new byte[count] : Labels(labelPath, count);
        byte[] values = new byte[count * length];
        byte[] image = new byte[length];
        for (int i = 0; i < count; i++)
        {
            images.ReadExactly(image);
            Transpose(image, values.AsSpan(i * length, length));
        }

        return SampleSet.FromBytes(name, values, labels, Shape, ClassCount);
    }

    /// <summary>Finds the folder that holds the files.</summary>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <exception cref="DataException">Not found; the message names the places.</exception>
    public static string Find(string? directory)
    {
        foreach (string root in DataDirectories.Roots(directory))
        {
            foreach (string folder in (string[])[Path.Combine(root, Name), Path.Combine(root, "stl10_binary"), root])
            {
                if (File.Exists(Path.Combine(folder, "train_X.bin")))
                {
                    return folder;
                }
            }
        }

        throw new DataException(
            $"data set '{Name}' not found in {string.Join(", ", DataDirectories.Roots(directory))}: " +
            "unpack stl10_binary.tar.gz (cs.stanford.edu/~acoates/stl10) there, or name its folder with --data");
    }

    private static byte[] Labels(string path, int count)
    {
        using FileStream file = Open(path);
        if (file.Length != count)
        {
            throw new DataException($"{path}: has {file.Length} labels; there are {count} images: take both files from the same set");
        }

        byte[] labels = new byte[count];
        file.ReadExactly(labels);
        for (int i = 0; i < count; i++)
        {
            if (labels[i] is < 1 or > ClassCount)
            {
                throw new DataException($"{path}: label {i} is {labels[i]}; the limit is 1 to {ClassCount}: fetch the file again");
            }

            labels[i]--;
        }

        return labels;
    }

    private static FileStream Open(string path) =>
        File.Exists(path) ? File.OpenRead(path) : throw new DataException($"{path}: missing: unpack all files of {Name}");

    private static void Transpose(ReadOnlySpan<byte> columns, Span<byte> rows)
    {
        for (int c = 0; c < Shape.Channels; c++)
        {
            int plane = c * Side * Side;
            for (int y = 0; y < Side; y++)
            {
                for (int x = 0; x < Side; x++)
                {
                    rows[plane + (y * Side) + x] = columns[plane + (x * Side) + y];
                }
            }
        }
    }
}
