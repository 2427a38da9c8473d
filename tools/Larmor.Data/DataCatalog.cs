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
            $"unknown data set '{name}': known are {string.Join(", ", Sets.Where(set => set.HasLoader).Select(set => set.Name))}");
    }

    /// <summary>Loads a set. The files are held to their own headers, lengths and class count.</summary>
    /// <param name="name">Name of the set: "mnist", "fashion-mnist", "cifar10", "optdigits".</param>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <returns>The set, in memory.</returns>
    /// <exception cref="DataException">Unknown, not found, truncated or damaged; the message names file, expected and found.</exception>
    public static DataSet Open(string name, string? directory = null)
    {
        KnownSet set = Find(name);
        if (set.IsEmbedded)
        {
            return Assemble(
                set,
                EmbeddedData.Source,
                EmbeddedData.Optdigits(set.Files[0].Name, set.ClassCount),
                EmbeddedData.Optdigits(set.Files[1].Name, set.ClassCount));
        }

        LocatedSet located = DataLocator.Require(set, directory);
        IReadOnlyList<string> paths = located.Paths;
        return Assemble(
            set,
            located.Directory,
            IdxSet.Load(paths[0], paths[1], set.ClassCount, set.Shape),
            IdxSet.Load(paths[2], paths[3], set.ClassCount, set.Shape));
    }

    private static DataSet Assemble(KnownSet set, string source, SampleSet train, SampleSet test) =>
        new(set.Name, set.Title, train, test, set.Licence, set.Attribution, source);
}
