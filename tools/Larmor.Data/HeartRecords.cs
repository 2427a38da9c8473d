namespace Larmor.Data;

/// <summary>Loads the MIT-BIH arrhythmia records that are here.</summary>
public static class HeartRecords
{
    /// <summary>Name of the set and of its folder.</summary>
    public const string Name = "mitbih";

    /// <summary>Loads every record, ordered by name.</summary>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <exception cref="DataException">Not found, or a file that does not read.</exception>
    public static IReadOnlyList<HeartRecord> Load(string? directory = null)
    {
        string folder = SetFolder.Find(Name, "106.hea", directory, "fetch the records of doi:10.13026/C2F305");
        string[] headers = Directory.GetFiles(folder, "*.hea");
        Array.Sort(headers, StringComparer.Ordinal);
        return [.. headers.Select(header => WfdbReader.Read(folder, Path.GetFileNameWithoutExtension(header)))];
    }
}
