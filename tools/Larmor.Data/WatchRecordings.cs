using System.Globalization;

namespace Larmor.Data;

/// <summary>Loads the wrist-watch activity recordings: <c>DATA/sXX/sXX_YY_sw.csv</c>.</summary>
public static class WatchRecordings
{
    /// <summary>Name of the set and of its folder.</summary>
    public const string Name = "har-watch";

    /// <summary>Values of a sample.</summary>
    public const int ChannelCount = 6;

    private const string Header = "x_acc,y_acc,z_acc,x_gyro,y_gyro,z_gyro,timestamp,label";

    /// <summary>The classes, in the order of their numbers.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = ["SEATED", "STANDING_UP", "WALKING", "TURNING", "SITTING_DOWN"];

    /// <summary>Loads every execution, ordered by subject and number.</summary>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <exception cref="DataException">Not found, or a file that does not read; the message names file and line.</exception>
    public static IReadOnlyList<WatchExecution> Load(string? directory = null)
    {
        string folder = Path.Combine(SetFolder.Find(Name, "DATA", directory, "clone github.com/GeoTecINIT/sp-sw-har-dataset"), "DATA");
        string[] files = Directory.GetFiles(folder, "*_sw.csv", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0 ? [.. files.Select(Read)] : throw new DataException($"{folder}: holds no *_sw.csv files: unpack the set there");
    }

    private static WatchExecution Read(string path)
    {
        string[] parts = Path.GetFileNameWithoutExtension(path).Split('_');
        string[] lines = File.ReadAllLines(path);
        if (parts.Length != 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || lines.Length < 2 || lines[0] != Header)
        {
            throw new DataException($"{path}: its name is not sXX_YY_sw.csv, or its first line not '{Header}': is it another set's file?");
        }

        int count = lines.Length - 1;
        var samples = new float[count * ChannelCount];
        var times = new long[count];
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            string[] fields = lines[i + 1].Split(',');
            bool reads = fields.Length == ChannelCount + 2;
            for (int c = 0; reads && c < ChannelCount; c++)
            {
                reads = float.TryParse(fields[c], NumberStyles.Float, CultureInfo.InvariantCulture, out samples[(i * ChannelCount) + c]);
            }

            labels[i] = reads ? ClassNames.ToList().IndexOf(fields[^1]) : -1;
            if (!reads || labels[i] < 0 || !long.TryParse(fields[^2], NumberStyles.None, CultureInfo.InvariantCulture, out times[i]))
            {
                throw new DataException($"{path}: line {i + 2} does not read; expected six numbers, a time and one of {string.Join(", ", ClassNames)}");
            }
        }

        return new WatchExecution(parts[0], number, samples, times, labels);
    }
}
