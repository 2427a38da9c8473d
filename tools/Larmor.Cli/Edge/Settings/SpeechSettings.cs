namespace Larmor.Cli.Edge.Settings;

/// <summary>Spoken digits as a stream, few labels.</summary>
internal sealed record SpeechSettings
{
    public int[] LabelCounts { get; init; } = [10, 50, 100];

    public int CoefficientCount { get; init; } = 13;

    public int PartCount { get; init; } = 6;

    public float LoudDecibels { get; init; } = 35f;

    public float UnlabelledWeight { get; init; } = 0.2f;

    public float GuessLimit { get; init; } = 1f;

    public float Shrinkage { get; init; } = 0.2f;

    public float[] LogisticRates { get; init; } = [0.4f, 0.8f, 1.6f, 3.2f, 6.4f];

    public int ClusterCount { get; init; } = 50;
}
