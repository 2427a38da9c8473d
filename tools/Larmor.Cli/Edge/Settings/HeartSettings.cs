namespace Larmor.Cli.Edge.Settings;

/// <summary>Heart beats: novelty for each record, learned from its first minutes.</summary>
internal sealed record HeartSettings
{
    public int LearnSeconds { get; init; } = 300;

    public int BeforeCount { get; init; } = 90;

    public int AfterCount { get; init; } = 90;

    public int Step { get; init; } = 9;

    public float TimingScale { get; init; } = 2f;

    public float NormalShare { get; init; } = 0.75f;

    public float Shrinkage { get; init; } = 0.3f;

    /// <summary>Kinds of beat that count as unusual; where a record has none of them after learning, its rarest kind with at least <see cref="LeastRare"/> beats does.</summary>
    public string Unusual { get; init; } = "VFE";

    public int LeastRare { get; init; } = 10;
}
