namespace Larmor.Cli.Edge.Settings;

/// <summary>Random faults on a simulated sensor, bus, clock and disk.</summary>
internal sealed record FaultSettings
{
    public int RunCount { get; init; } = 1000;

    public int SampleCount { get; init; } = 6000;

    public int FaultCount { get; init; } = 4;
}
