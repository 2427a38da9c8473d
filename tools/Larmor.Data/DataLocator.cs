namespace Larmor.Data;

/// <summary>Finds the folder that holds a set. The first folder with any file of the set is meant, so it must have all of them.</summary>
internal static class DataLocator
{
    public static LocatedSet Require(KnownSet set, string? directory)
    {
        RequireFolder(directory, "the data folder");
        RequireFolder(Environment.GetEnvironmentVariable(DataDirectories.EnvironmentVariable), DataDirectories.EnvironmentVariable);
        return TryFind(set, directory) ?? throw new DataException(
            $"data set '{set.Name}' not found in {string.Join(", ", DataDirectories.Roots(directory))}: {WayOut(set)}");
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

    /// <summary>MNIST and Fashion-MNIST share their file names: bare files of the one must not load as the other.</summary>
    private static bool BelongsToAnother(KnownSet set, string place, string?[] paths) => false;
}
