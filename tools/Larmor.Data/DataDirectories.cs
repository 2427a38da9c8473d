namespace Larmor.Data;

/// <summary>Where sets are looked for, in this order; each place may hold <c>name/file</c> or the files themselves.</summary>
/// <remarks>
/// 1. the folder asked for; 2. <c>LARMOR_DATA</c>; 3. <c>../shared/data</c> beside the repository (the nearest parent with
/// Larmor.slnx), then beside the working directory; 4. the user's own data folder; 5. the Debian package's folder.
/// </remarks>
public static class DataDirectories
{
    /// <summary>Environment variable that names a folder of data sets.</summary>
    public const string EnvironmentVariable = "LARMOR_DATA";

    /// <summary>Folder that downloads go to: <c>$XDG_DATA_HOME/larmor/data</c>, by default <c>~/.local/share/larmor/data</c>.</summary>
    public static string UserDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "larmor",
        "data");

    /// <summary>Folders of data sets, most wanted first; they need not exist.</summary>
    /// <param name="directory">Folder asked for on the command line, or null; the first place, not the only one.</param>
    /// <returns>Absolute paths without repetition.</returns>
    public static IReadOnlyList<string> Roots(string? directory = null) =>
        Roots(directory, Environment.GetEnvironmentVariable(EnvironmentVariable), Directory.GetCurrentDirectory());

    /// <summary>Folders that may hold the files of one set, most wanted first; they need not exist.</summary>
    /// <param name="set">The set.</param>
    /// <param name="directory">Folder asked for on the command line, or null.</param>
    /// <returns>Absolute paths.</returns>
    public static IReadOnlyList<string> Places(KnownSet set, string? directory = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var places = new List<string>();
        foreach (string root in Roots(directory))
        {
            places.Add(Path.Combine(root, set.Name));
            places.Add(root);
            if (set.ArchiveDirectory is not null)
            {
                places.Add(Path.Combine(root, set.Name, set.ArchiveDirectory));
                places.Add(Path.Combine(root, set.ArchiveDirectory));
            }
        }

        if (set.DebianDirectory is not null)
        {
            places.Add(set.DebianDirectory);
        }

        return places;
    }

    internal static IReadOnlyList<string> Roots(string? directory, string? environment, string working)
    {
        var roots = new List<string>();
        if (!string.IsNullOrEmpty(directory))
        {
            roots.Add(directory);
        }

        if (!string.IsNullOrEmpty(environment))
        {
            roots.Add(environment);
        }

        if (Repository(working) is string repository)
        {
            roots.Add(Path.Combine(repository, "..", "shared", "data"));
        }

        roots.Add(Path.Combine(working, "..", "shared", "data"));
        roots.Add(UserDirectory);
        return [.. roots.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
    }

    private static string? Repository(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Larmor.slnx")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
