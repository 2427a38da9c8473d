namespace Larmor.Cli.Edge.Settings;

/// <summary>The Numenta Anomaly Benchmark.</summary>
internal sealed record AnomalySettings
{
    /// <summary>Values of a window: the last is predicted from those before it.</summary>
    public int WindowLength { get; init; } = 4;

    /// <summary>Values that the prediction remembers.</summary>
    public int Memory { get; init; } = 700;

    public float Shrinkage { get; init; } = 1e-3f;

    /// <summary>Share of a file during which no smaller score counts.</summary>
    public double RestShare { get; init; } = 0.05;

    public double ProbationShare { get; init; } = 0.15;

    /// <summary>Threshold found on the benchmark's other files.</summary>
    public double Threshold { get; init; } = 3.82;
}
