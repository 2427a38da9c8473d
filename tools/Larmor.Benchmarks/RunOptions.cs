namespace Larmor.Benchmarks;

/// <summary>What a run was asked for.</summary>
public sealed record RunOptions
{
    /// <summary>Benchmarks by name; none for all.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>True to judge against the committed figures instead of writing new ones.</summary>
    public bool Gate { get; init; }

    /// <summary>Fall that the gate allows, as a share in [0, 1).</summary>
    public double Fall { get; init; } = 0.15;

    /// <summary>Threads of ours and of PyTorch, at least 1.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Folder of data sets to look in first.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Folder of results instead of the committed one.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>True for few and short rounds.</summary>
    public bool Quick { get; init; }

    /// <summary>True to end with one JSON object.</summary>
    public bool Json { get; init; }

    /// <summary>The command that asks for the same figures.</summary>
    public string Command => string.Join(' ', ["larmor bench", .. Names]) + (Threads == 2 ? "" : " --threads " + Threads);
}
