namespace Larmor.Cli.Edge.Settings;

/// <summary>Random and damaged inputs.</summary>
internal sealed record FuzzSettings
{
    public int InputCount { get; init; } = 1_000_000;
}
