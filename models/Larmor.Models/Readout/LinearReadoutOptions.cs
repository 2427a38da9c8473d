namespace Larmor.Models;

/// <summary>Hyper-parameters of <see cref="LinearReadout"/>; defaults as published for one layer (Liu et al., 2024).</summary>
public sealed class LinearReadoutOptions
{
    /// <summary>Adam's α at the first epoch.</summary>
    public float LearningRate { get; init; } = 0.1f;

    /// <summary>Factor on the rate after every epoch.</summary>
    public float EpochDecay { get; init; } = 0.9f;

    /// <summary>0-based epochs before which the rate is halved; null for none.</summary>
    public int[]? HalvingEpochs { get; init; }

    /// <summary>Epochs.</summary>
    public int EpochCount { get; init; } = 50;

    /// <summary>Mini-batch.</summary>
    public int BatchCount { get; init; } = 256;

    /// <summary>Dropout of the features, survivors rescaled.</summary>
    public float Dropout { get; init; } = 0.2f;

    /// <summary>Activation before the cross-entropy.</summary>
    public ReadoutActivation Activation { get; init; } = ReadoutActivation.Identity;

    /// <summary>Seed of dropout.</summary>
    public ulong Seed { get; init; } = 1;
}
