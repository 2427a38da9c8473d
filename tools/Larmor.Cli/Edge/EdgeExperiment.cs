using Larmor.Cli.Edge.Settings;

namespace Larmor.Cli.Edge;

/// <summary>An experiment with the loop as committed: what is asked of it, and exactly one of the settings below.</summary>
internal sealed record EdgeExperiment
{
    public required string Name { get; init; }

    public string Title { get; init; } = "";

    public string Subtitle { get; init; } = "";

    public int[] Seeds { get; init; } = [1];

    /// <summary>Least value of a figure, or the largest where the name is in <see cref="Most"/>.</summary>
    public Dictionary<string, double> Asked { get; init; } = [];

    /// <summary>Figures that may be at most what is asked.</summary>
    public string[] Most { get; init; } = [];

    /// <summary>What a reader must know besides.</summary>
    public string Notes { get; init; } = "";

    public BearingSettings? Bearings { get; init; }

    public HeartSettings? Heart { get; init; }

    public WatchSettings? Watch { get; init; }

    public OccupancySettings? Occupancy { get; init; }

    public AnomalySettings? Anomalies { get; init; }

    public SpeechSettings? Speech { get; init; }

    public PowerCutSettings? PowerCuts { get; init; }

    public FaultSettings? Faults { get; init; }

    public LoopSettings? Loop { get; init; }

    public FuzzSettings? Fuzz { get; init; }

    internal object?[] Kinds => [Bearings, Heart, Watch, Occupancy, Anomalies, Speech, PowerCuts, Faults, Loop, Fuzz];
}
