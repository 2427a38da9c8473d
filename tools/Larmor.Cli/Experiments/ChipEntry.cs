using Larmor.Models;

namespace Larmor.Cli.Experiments;

/// <summary>One chip of an experiment that compares several: the same learner, order and dropout on each.</summary>
public sealed record ChipEntry
{
    /// <summary>Name of its figure.</summary>
    public required string Name { get; init; }

    /// <summary>Chip address.</summary>
    public string Chip { get; init; } = "digital";

    /// <summary>How steps are summed up on the host before they are written; absent for the chip's own updates.</summary>
    public MixedPrecisionOptions? Mixed { get; init; }

    /// <summary>Factor on the experiment's learning rates.</summary>
    public float RateFactor { get; init; } = 1f;

    /// <summary>True to write the first chip's weights to a second specimen as well, for comparison with learning in the loop.</summary>
    public bool Written { get; init; }
}
