namespace Larmor.Data;

/// <summary>Reads batches of the CIFAR-10 binary version, plain or packed with xz (told by the first bytes).</summary>
/// <remarks>
/// <code>
/// one record, 3,073 bytes: byte 0 label 0..9 | 1,024 red | 1,024 green | 1,024 blue, each plane 32x32 row major
/// </code>
/// </remarks>
internal static class CifarReader
{
    private const int RecordsPerBatch = 10_000;
    private static readonly SampleShape Shape = new(32, 32, 3);

    /// <summary>Bytes of one record.</summary>
    public static int RecordLength => 1 + Shape.InputCount;

    public static SampleSet Read(string name, IReadOnlyList<string> paths, int classCount, int recordsPerBatch = RecordsPerBatch)
    {
        byte[] labels = new byte[paths.Count * recordsPerBatch];
        byte[] values = new byte[labels.Length * Shape.InputCount];
        for (int batch = 0; batch < paths.Count; batch++)
        {
            ReadBatch(
                paths[batch],
                labels.AsMemory(batch * recordsPerBatch, recordsPerBatch),
                values.AsMemory(batch * recordsPerBatch * Shape.InputCount, recordsPerBatch * Shape.InputCount),
                classCount);
        }

        return SampleSet.FromBytes(name, values, labels, Shape, classCount);
    }

    private static void ReadBatch(string path, Memory<byte> labels, Memory<byte> values, int classCount)
    {
        if (XzCommand.IsXz(path))
        {
            // The length is judged after xz is: a damaged file is reported as what it is.
            XzCommand.Unpack(path, content => ReadRecords(content, labels.Span, values.Span)).Check(path);
        }
        else
        {
            using FileStream content = File.OpenRead(path);
            ReadRecords(content, labels.Span, values.Span).Check(path);
        }

        SampleChecks.Labels(path, labels.ToArray(), classCount);
    }

    private static BatchLength ReadRecords(Stream content, Span<byte> labels, Span<byte> values)
    {
        byte[] record = new byte[RecordLength];
        int inputCount = Shape.InputCount;
        long expected = (long)labels.Length * record.Length;
        for (int index = 0; index < labels.Length; index++)
        {
            int found = content.ReadAtLeast(record, record.Length, throwOnEndOfStream: false);
            if (found < record.Length)
            {
                return new BatchLength(expected, ((long)index * record.Length) + found);
            }

            labels[index] = record[0];
            record.AsSpan(1).CopyTo(values.Slice(index * inputCount, inputCount));
        }

        return new BatchLength(expected, content.ReadByte() < 0 ? expected : expected + 1);
    }

    private readonly record struct BatchLength(long Expected, long Found)
    {
        public void Check(string path)
        {
            if (Found != Expected)
            {
                string found = Found > Expected ? "more" : $"{Found}";
                throw new DataException(
                    $"{path}: {(Found > Expected ? "too long" : "truncated")}: expected {Expected} bytes " +
                    $"({Expected / RecordLength} records of {RecordLength}), found {found}: fetch the file again");
            }
        }
    }
}
