using System.Globalization;

namespace Larmor.Data;

/// <summary>Loads the Free Spoken Digit Dataset: files named {digit}_{speaker}_{index}.wav in a folder "recordings".</summary>
public static class SpokenDigits
{
    /// <summary>Name of the set and of its folder.</summary>
    public const string Name = "fsdd";

    /// <summary>Loads every recording, ordered by file name.</summary>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <exception cref="DataException">Not found, or a file of another name or form.</exception>
    public static IReadOnlyList<SpokenDigit> Load(string? directory = null)
    {
        string folder = Find(directory);
        string[] files = Directory.GetFiles(folder, "*.wav");
        Array.Sort(files, StringComparer.Ordinal);
        if (files.Length == 0)
        {
            throw new DataException($"{folder}: holds no .wav files: unpack the data set's recordings there");
        }

        return [.. files.Select(Read)];
    }

    private static SpokenDigit Read(string path)
    {
        string[] parts = Path.GetFileNameWithoutExtension(path).Split('_');
        if (parts.Length != 3 || !Number(parts[0], 9, out int digit) || !Number(parts[2], int.MaxValue, out int index))
        {
            throw new DataException($"{path}: its name is not digit_speaker_index.wav: remove or rename it");
        }

        return new SpokenDigit(digit, parts[1], index, WavReader.Read(path)[0]);
    }

    private static bool Number(string text, int limit, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= limit;

    private static string Find(string? directory)
    {
        foreach (string place in DataDirectories.Roots(directory))
        {
            foreach (string folder in (string[])[Path.Combine(place, Name, "recordings"), Path.Combine(place, "recordings")])
            {
                if (Directory.Exists(folder))
                {
                    return folder;
                }
            }
        }

        throw new DataException(
            $"data set '{Name}' was not found below {string.Join(", ", DataDirectories.Roots(directory))}: " +
            "clone github.com/Jakobovski/free-spoken-digit-dataset and name its folder");
    }
}
