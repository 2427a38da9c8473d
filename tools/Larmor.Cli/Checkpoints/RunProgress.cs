using System.Text.Json.Serialization;
using Larmor.Cli.Results;

namespace Larmor.Cli.Checkpoints;

/// <summary>How far a run has come: what a checkpoint keeps besides weights.</summary>
public sealed record RunProgress
{
    /// <summary>Experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Hash of everything that decides its result.</summary>
    public required string ConfigurationHash { get; init; }

    /// <summary>Seeds of the run, in order.</summary>
    public int[] Seeds { get; init; } = [];

    /// <summary>Seed under way.</summary>
    public int Seed { get; set; }

    /// <summary>Epoch under way, 0-based.</summary>
    public int Epoch { get; set; }

    /// <summary>Steps of that epoch already done.</summary>
    public int Step { get; set; }

    /// <summary>Seconds of learning so far, all seeds.</summary>
    public double Seconds { get; set; }

    /// <summary>Final figures of each finished seed.</summary>
    public List<Dictionary<string, double>> Finished { get; init; } = [];

    /// <summary>Figures of the seed under way measured before learning.</summary>
    public Dictionary<string, double> Untrained { get; set; } = [];

    /// <summary>Accuracy on the way, of the seed under way.</summary>
    public List<CurvePoint> Curve { get; set; } = [];

    /// <summary>False between two seeds, when the next one has learned nothing yet and no state is kept.</summary>
    [JsonIgnore]
    public bool HasLearned => Epoch > 0 || Step > 0;
}
