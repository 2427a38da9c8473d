namespace Larmor.Data;

/// <summary>Finds the folder that holds a set. The first folder with any file of the set is meant, so it must have all of them.</summary>
internal static class DataLocator
{
    public static LocatedSet Require(KnownSet set, string? directory)
    {
        RequireFolders(directory);
        return TryFind(set, directory) ?? throw new DataException(
            $"data set '{set.Name}' not found in {string.Join(", ", DataDirectories.Roots(directory))}: {WayOut(set)}");
    }

    public static void RequireFolders(string? directory)
    {
        RequireFolder(directory, "the data folder");
        RequireFolder(Environment.GetEnvironmentVariable(DataDirectories.EnvironmentVariable), DataDirectories.EnvironmentVariable);
    }

    public static LocatedSet? TryFind(KnownSet set, string? directory)
    {
        foreach (string place in DataDirectories.Places(set, directory))
        {
            string?[] paths = [.. set.Files.Select(file => FindFile(place, file))];
            int first = Array.FindIndex(paths, path => path is not null);
            if (first < 0 || BelongsToAnother(set, place, paths))
            {
                continue;
            }

            int missing = Array.IndexOf(paths, null);
            if (missing >= 0)
            {
                throw new DataException(
                    $"{Path.Combine(place, set.Files[missing].Name)}: missing, though {Path.GetFileName(paths[first])} is there: " +
                    $"expected all {set.Files.Count} files of {set.Name}: {WayOut(set)}");
            }

            return new LocatedSet(set, place, paths!);
        }

        return null;
    }

    private static void RequireFolder(string? directory, string what)
    {
        if (!string.IsNullOrEmpty(directory) && !Directory.Exists(directory))
        {
            throw new DataException($"{what} '{directory}' does not exist: correct the path or leave it out");
        }
    }

    private static string WayOut(KnownSet set)
    {
        string way = set.Home is null ? "put its files there" : $"run 'larmor data get {set.Name}', or name its folder with --data";
        return set.DebianPackage is null ? way : $"{way}, or install the Debian package {set.DebianPackage}";
    }

    private static string? FindFile(string place, KnownFile file) =>
        file.CandidateNames.Select(name => Path.Combine(place, name)).FirstOrDefault(File.Exists);

    /// <summary>MNIST and Fashion-MNIST share their file names: files of the one must not load as the other.</summary>
    /// <remarks>The smallest file found decides; the others are held to their own headers when they are read.</remarks>
    private static bool BelongsToAnother(KnownSet set, string place, string?[] paths)
    {
        int smallest = Enumerable.Range(0, paths.Length).Where(index => paths[index] is not null)
            .MinBy(index => new FileInfo(paths[index]!).Length);
        string name = set.Files[smallest].Name;
        foreach (KnownSet other in KnownSets.All.Where(other => other != set))
        {
            KnownFile? same = other.Files.FirstOrDefault(file => file.Name == name);
            if (same is null || FileChecksum.Compare(paths[smallest]!, same) != ChecksumState.Ok)
            {
                continue;
            }

            if (Path.GetFileName(place) == set.Name)
            {
                throw new DataException(
                    $"{paths[smallest]}: is the file of {other.Name}, expected the one of {set.Name}: {WayOut(set)}");
            }

            return true;
        }

        return false;
    }
}
