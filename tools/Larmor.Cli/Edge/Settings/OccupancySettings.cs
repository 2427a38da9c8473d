namespace Larmor.Cli.Edge.Settings;

/// <summary>Is somebody in the room: one stream of minutes, test then learn, few labels.</summary>
internal sealed record OccupancySettings
{
    /// <summary>Samples of a window, a minute each; a window ends with every sample.</summary>
    public int WindowLength { get; init; } = 3;

    /// <summary>In every so many minutes the first window of a class gets its label.</summary>
    public int LabelMinutes { get; init; } = 1440;

    public float UnlabelledWeight { get; init; } = 0.2f;

    public float GuessLimit { get; init; } = 1f;

    public float Shrinkage { get; init; } = 0.2f;

    /// <summary>Rates tried for online logistic regression: the best on the stream is reported, in its favour.</summary>
    public float[] LogisticRates { get; init; } = [0.4f, 0.8f, 1.6f, 3.2f, 6.4f];

    public int ClusterCount { get; init; } = 20;
}
