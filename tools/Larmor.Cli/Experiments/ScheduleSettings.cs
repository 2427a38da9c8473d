using Larmor.Models;

namespace Larmor.Cli.Experiments;

/// <summary>A learning-rate schedule as written in an experiment.</summary>
public sealed record ScheduleSettings
{
    /// <summary>Factor at epoch 0.</summary>
    public float Start { get; init; } = 1f;

    /// <summary>Factor at <see cref="Epochs"/> and after.</summary>
    public float End { get; init; } = 1f;

    /// <summary>Epochs from start to end.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>When not 1: multiplied after every epoch, and the rest is ignored.</summary>
    public float Decay { get; init; } = 1f;

    /// <summary>True to move within epochs too: the factor is a line over the whole run, sample by sample.</summary>
    public bool Continuous { get; init; }

    /// <summary>The schedule.</summary>
    public Schedule Build() => Decay != 1f ? Schedule.Geometric(Decay) : Schedule.Linear(Start, End, Epochs);
}
