using System.Globalization;

namespace Larmor.Data;

/// <summary>Reads optdigits: a line has 64 integers 0 .. 16 (8x8, row major) and the label, separated by commas.</summary>
internal static class OptdigitsReader
{
    private const byte MaximumValue = 16;
    private static readonly SampleShape Shape = new(8, 8);

    public static SampleSet Read(string name, TextReader text, int classCount)
    {
        var values = new List<byte>();
        var labels = new List<byte>();
        int line = 0;
        while (text.ReadLine() is string row)
        {
            line++;
            if (row.Length == 0)
            {
                continue;
            }

            string[] fields = row.Split(',');
            if (fields.Length != Shape.InputCount + 1)
            {
                throw new DataException(
                    $"{name}: line {line} has {fields.Length} fields; expected {Shape.InputCount} values and a label: " +
                    "is it another file, or a truncated one?");
            }

            for (int field = 0; field < Shape.InputCount; field++)
            {
                values.Add(Parse(name, line, field, fields[field], MaximumValue));
            }

            labels.Add(Parse(name, line, Shape.InputCount, fields[^1], classCount - 1));
        }

        if (labels.Count == 0)
        {
            throw new DataException($"{name}: no samples found; expected lines of {Shape.InputCount} values and a label");
        }

        return SampleSet.FromBytes(name, [.. values], [.. labels], Shape, classCount, MaximumValue);
    }

    private static byte Parse(string name, int line, int field, string text, int limit)
    {
        if (!byte.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out byte value) || value > limit)
        {
            throw new DataException($"{name}: line {line}, field {field} is '{text}'; the limit is 0 to {limit}: correct the file");
        }

        return value;
    }
}
