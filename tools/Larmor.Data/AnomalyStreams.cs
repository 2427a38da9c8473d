using System.Globalization;
using System.Text.Json;

namespace Larmor.Data;

/// <summary>Loads the Numenta Anomaly Benchmark: <c>data/group/*.csv</c> and <c>labels/combined_windows.json</c>.</summary>
public static class AnomalyStreams
{
    /// <summary>Name of the set and of its folder.</summary>
    public const string Name = "nab";

    private const string Labels = "combined_windows.json";

    /// <summary>Loads every stream that is here, ordered by group and name.</summary>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <exception cref="DataException">Not found, or a file that does not read; the message names file and line.</exception>
    public static IReadOnlyList<AnomalyStream> Load(string? directory = null)
    {
        string folder = SetFolder.Find(Name, Path.Combine("labels", Labels), directory, "clone github.com/numenta/NAB");
        return Read(folder);
    }

    /// <summary>Reads a folder with <c>data</c> and <c>labels</c>.</summary>
    /// <exception cref="DataException">As <see cref="Load"/>.</exception>
    public static IReadOnlyList<AnomalyStream> Read(string folder)
    {
        string path = Path.Combine(folder, "labels", Labels);
        Dictionary<string, string[][]> windows;
        try
        {
            windows = JsonSerializer.Deserialize<Dictionary<string, string[][]>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException reason)
        {
            throw new DataException($"{path}: does not read: {reason.Message.TrimEnd('.')}: fetch it again");
        }

        string data = Path.Combine(folder, "data");
        string[] files = Directory.GetFiles(data, "*.csv", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        var streams = new List<AnomalyStream>();
        foreach (string file in files)
        {
            string key = Path.GetRelativePath(data, file).Replace('\\', '/');
            if (windows.TryGetValue(key, out string[][]? named))
            {
                streams.Add(Read(file, key, named));
            }
        }

        return streams.Count > 0 ? streams : throw new DataException($"{data}: none of its files is named in {path}: fetch both from one place");
    }

    private static AnomalyStream Read(string file, string key, string[][] named)
    {
        string[] lines = File.ReadAllLines(file);
        int count = lines.Length - 1;
        if (count < 1)
        {
            throw new DataException($"{file}: holds no values: fetch it again");
        }

        var times = new DateTime[count];
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            string[] fields = lines[i + 1].Split(',');
            if (fields.Length != 2 || !Time(fields[0], out times[i])
                || !float.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
            {
                throw new DataException($"{file}: line {i + 2} is '{lines[i + 1]}'; expected a time and a value: correct the file");
            }
        }

        var windows = new List<(int, int)>();
        foreach (string[] window in named)
        {
            if (window.Length != 2 || !Time(window[0], out DateTime first) || !Time(window[1], out DateTime last))
            {
                throw new DataException($"{Labels}: a window of {key} is not two times: fetch it again");
            }

            int begin = Array.FindIndex(times, time => time >= first);
            int end = Array.FindLastIndex(times, time => time <= last);
            if (begin < 0 || end < begin)
            {
                throw new DataException($"{Labels}: a window of {key} holds none of its values: fetch both from one place");
            }

            windows.Add((begin, end));
        }

        return new AnomalyStream(key.Split('/')[0], Path.GetFileName(file), times, values, windows);
    }

    private static bool Time(string text, out DateTime time) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
