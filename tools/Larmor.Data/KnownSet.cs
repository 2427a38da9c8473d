namespace Larmor.Data;

/// <summary>What Larmor knows of a data set before any file of it is opened.</summary>
public sealed record KnownSet
{
    /// <summary>Name on the command line, and of the folder: "mnist".</summary>
    public required string Name { get; init; }

    /// <summary>Name for a reader.</summary>
    public required string Title { get; init; }

    /// <summary>Licence as its authors state it.</summary>
    public required string Licence { get; init; }

    /// <summary>Whom to name, and the publication to cite.</summary>
    public required string Attribution { get; init; }

    /// <summary>Samples to learn from and to report on; 0 when the set has no fixed count.</summary>
    public (int Train, int Test) SampleCounts { get; init; }

    /// <summary>Shape of one sample; null while no loader exists.</summary>
    public SampleShape? Shape { get; init; }

    /// <summary>Number of classes; 0 while no loader exists.</summary>
    public int ClassCount { get; init; }

    /// <summary>Files of the set; empty while no loader exists.</summary>
    public IReadOnlyList<KnownFile> Files { get; init; } = [];

    /// <summary>Folder on the web that holds the files; null when there is nothing to download.</summary>
    public Uri? Home { get; init; }

    /// <summary>Tar archive below <see cref="Home"/> that holds the files; null when they are there one by one.</summary>
    public string? Archive { get; init; }

    /// <summary>Folder inside the archive; a copy unpacked by hand is found there.</summary>
    public string? ArchiveDirectory { get; init; }

    /// <summary>Debian package with the files; null when there is none.</summary>
    public string? DebianPackage { get; init; }

    /// <summary>Folder the Debian package installs to.</summary>
    public string? DebianDirectory { get; init; }

    /// <summary>True when the files are part of this library.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>True when <see cref="DataCatalog.Open(string, string?)"/> can load it; false when the loader is still to come.</summary>
    public bool HasLoader => Loader is not null;

    /// <summary>Makes samples of the files, given in the order of <see cref="Files"/>.</summary>
    internal Func<KnownSet, IReadOnlyList<string>, (SampleSet Train, SampleSet Test)>? Loader { get; init; }
}
