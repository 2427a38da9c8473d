namespace Larmor.Cli.Edge.Settings;

/// <summary>The loop itself: allocation, latency, memory over a simulated week.</summary>
internal sealed record LoopSettings
{
    public long StepCount { get; init; } = 1_000_000;

    public int WindowLength { get; init; } = 128;

    public int Hop { get; init; } = 16;

    public float SampleRateHertz { get; init; } = 100f;

    public int WeekDays { get; init; } = 7;
}
