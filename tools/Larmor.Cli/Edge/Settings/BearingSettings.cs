namespace Larmor.Cli.Edge.Settings;

/// <summary>Bearing vibration: normal first, then each fault.</summary>
internal sealed record BearingSettings
{
    public int WindowLength { get; init; } = 1024;

    public int Hop { get; init; } = 256;

    public int BandCount { get; init; } = 16;

    public float LowHertz { get; init; } = 100f;

    public float HighHertz { get; init; } = 4500f;

    /// <summary>Share of the normal recording that is learned; the rest is held out.</summary>
    public double LearnShare { get; init; } = 0.6;

    public float FalseAlarmRate { get; init; } = 0.01f;

    public float Shrinkage { get; init; } = 0.2f;
}
