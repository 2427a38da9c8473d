namespace Larmor.Data;

/// <summary>Whether a set is there, where, and whether its files are the published ones.</summary>
/// <param name="Set">The set.</param>
/// <param name="Directory">Folder that holds it, "embedded", or null when it was not found.</param>
/// <param name="Files">Its files; empty when it was not found or has no loader yet.</param>
/// <param name="Problem">What is wrong with what was found, or null.</param>
public sealed record DataSetReport(KnownSet Set, string? Directory, IReadOnlyList<FileReport> Files, string? Problem = null)
{
    /// <summary>True when all files are there; a set without loader needs only its folder.</summary>
    public bool IsFound => Directory is not null && Problem is null;

    /// <summary>The worst state of the files; <see cref="ChecksumState.Unknown"/> when there are none.</summary>
    public ChecksumState Checksum =>
        Files.Any(file => file.Checksum == ChecksumState.Differs) ? ChecksumState.Differs
        : Files.Count > 0 && Files.All(file => file.Checksum == ChecksumState.Ok) ? ChecksumState.Ok
        : ChecksumState.Unknown;

    internal static DataSetReport Create(KnownSet set, string? directory)
    {
        if (set.IsEmbedded)
        {
            return new DataSetReport(set, EmbeddedData.Source, [.. set.Files.Select(Embedded)]);
        }

        if (!set.HasLoader)
        {
            // Without file names a bare root says nothing: only a folder of the set's name counts.
            string? folder = DataDirectories.Roots(directory).Select(root => Path.Combine(root, set.Name))
                .FirstOrDefault(System.IO.Directory.Exists);
            return new DataSetReport(set, folder, []);
        }

        try
        {
            LocatedSet? located = DataLocator.TryFind(set, directory);
            return located is null
                ? new DataSetReport(set, null, [])
                : new DataSetReport(set, located.Directory, [.. set.Files.Zip(located.Paths, Found)]);
        }
        catch (DataException problem)
        {
            return new DataSetReport(set, null, [], problem.Message);
        }
    }

    private static FileReport Found(KnownFile file, string path) => new(file.Name, path, FileChecksum.Compare(path, file));

    private static FileReport Embedded(KnownFile file)
    {
        using Stream content = EmbeddedData.Open(file.Name);
        bool same = FileChecksum.Sum(content) == file.ContentSha256;
        return new FileReport(file.Name, null, same ? ChecksumState.Ok : ChecksumState.Differs);
    }
}
