namespace Larmor.Data;

/// <summary>The sets Larmor knows, where they are, and how they are opened.</summary>
public static class DataCatalog
{
    /// <summary>Every known set, the embedded one first; some have no loader yet (<see cref="KnownSet.HasLoader"/>).</summary>
    public static IReadOnlyList<KnownSet> Sets => KnownSets.All;

    /// <summary>Finds a set by name; upper and lower case are one.</summary>
    /// <param name="name">Name of the set.</param>
    /// <returns>The set.</returns>
    /// <exception cref="DataException">No set has that name; the message lists the names.</exception>
    public static KnownSet Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return KnownSets.Find(name) ?? throw new DataException(
            $"unknown data set '{name}': known are {string.Join(", ", Sets.Select(set => set.Name))}");
    }

    /// <summary>Loads a set. The files are held to their own headers, lengths and class count.</summary>
    /// <param name="name">Name of the set: "mnist", "fashion-mnist", "cifar10", "optdigits".</param>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <returns>The set, in memory.</returns>
    /// <exception cref="DataException">Unknown, not found, truncated or damaged; the message names file, expected and found.</exception>
    public static DataSet Open(string name, string? directory = null)
    {
        KnownSet set = Find(name);
        if (set.Loader is null)
        {
            string loadable = string.Join(", ", Sets.Where(other => other.HasLoader).Select(other => other.Name));
            throw new DataException($"data set '{set.Name}' has no loader yet: {loadable} can be opened");
        }

        LocatedSet located = set.IsEmbedded
            ? new LocatedSet(set, EmbeddedData.Source, [])
            : DataLocator.Require(set, directory);
        (SampleSet train, SampleSet test) = set.Loader(set, located.Paths);
        return new DataSet(set.Name, set.Title, train, test, set.Licence, set.Attribution, located.Directory);
    }

    /// <summary>Looks for every known set without loading it.</summary>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <returns>One report for each of <see cref="Sets"/>.</returns>
    /// <remarks>Reads every file once for its checksum: about a second for all sets.</remarks>
    /// <exception cref="DataException">The folder asked for does not exist.</exception>
    public static IReadOnlyList<DataSetReport> Survey(string? directory = null)
    {
        DataLocator.RequireFolders(directory);
        return [.. Sets.Select(set => DataSetReport.Create(set, directory))];
    }
}
