using System.Globalization;

namespace Larmor.Data;

/// <summary>Loads the room-occupancy set: <c>datatest.txt</c>, <c>datatraining.txt</c>, <c>datatest2.txt</c>.</summary>
public static class OccupancyParts
{
    /// <summary>Name of the set and of its folder.</summary>
    public const string Name = "occupancy";

    /// <summary>Values of a sample.</summary>
    public const int ChannelCount = 5;

    private const string Header = "\"date\",\"Temperature\",\"Humidity\",\"Light\",\"CO2\",\"HumidityRatio\",\"Occupancy\"";

    /// <summary>The classes, in the order of their numbers.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = ["EMPTY", "OCCUPIED"];

    /// <summary>Loads the three parts, in the order of their times.</summary>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <exception cref="DataException">Not found, or a file that does not read; the message names file and line.</exception>
    public static IReadOnlyList<OccupancyPart> Load(string? directory = null)
    {
        string folder = SetFolder.Find(Name, "datatraining.txt", directory, "unpack data set 357 of the UCI repository");
        string[] files = ["datatest.txt", "datatraining.txt", "datatest2.txt"];
        return [.. files.Select(file => Read(Path.Combine(folder, file))).OrderBy(part => part.Times[0])];
    }

    /// <summary>Reads one file.</summary>
    /// <exception cref="DataException">As <see cref="Load"/>.</exception>
    public static OccupancyPart Read(string path)
    {
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : throw new DataException($"{path}: is not there: unpack the whole set");
        if (lines.Length < 2 || lines[0] != Header)
        {
            throw new DataException($"{path}: its first line is not '{Header}': is it another set's file?");
        }

        int count = lines.Length - 1;
        var times = new DateTime[count];
        var samples = new float[count * ChannelCount];
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            // A line has its number before all that the header names.
            string[] fields = lines[i + 1].Split(',');
            bool reads = fields.Length == ChannelCount + 3
                && DateTime.TryParse(fields[1].Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.None, out times[i])
                && int.TryParse(fields[^1], NumberStyles.None, CultureInfo.InvariantCulture, out labels[i]) && labels[i] < ClassNames.Count;
            for (int c = 0; reads && c < ChannelCount; c++)
            {
                reads = float.TryParse(fields[c + 2], NumberStyles.Float, CultureInfo.InvariantCulture, out samples[(i * ChannelCount) + c]);
            }

            if (!reads)
            {
                throw new DataException($"{path}: line {i + 2} does not read; expected a number, a time, five values and 0 or 1: correct the file");
            }
        }

        return new OccupancyPart(Path.GetFileName(path), times, samples, labels);
    }
}
