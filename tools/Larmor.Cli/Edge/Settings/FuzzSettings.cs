namespace Larmor.Cli.Edge.Settings;

/// <summary>Random and damaged inputs.</summary>
internal sealed record FuzzSettings
{
    /// <summary>For the runtime's readers, in turn.</summary>
    public int InputCount { get; init; } = 1_000_000;

    /// <summary>Sealed command lines.</summary>
    public int CommandCount { get; init; } = 1_000_000;

    /// <summary>Configurations of a node.</summary>
    public int ConfigurationCount { get; init; } = 200_000;
}
