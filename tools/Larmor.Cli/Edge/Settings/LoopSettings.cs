using Larmor.Firmware;

namespace Larmor.Cli.Edge.Settings;

/// <summary>The loop itself: allocation, latency, memory over a simulated week.</summary>
internal sealed record LoopSettings
{
    public int StepCount { get; init; } = 1_000_000;

    public int WindowLength { get; init; } = DefaultLoop.WindowLength;

    public int Hop { get; init; } = DefaultLoop.Hop;

    public float SampleRateHertz { get; init; } = 100f;

    public int WeekDays { get; init; } = 7;
}
