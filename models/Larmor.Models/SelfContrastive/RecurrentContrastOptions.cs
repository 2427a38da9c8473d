namespace Larmor.Models;

/// <summary>Hyper-parameters of <see cref="SelfContrastiveRecurrent"/>; defaults: the published spoken digits.</summary>
public sealed class RecurrentContrastOptions
{
    /// <summary>Units of each direction.</summary>
    public int UnitCount { get; init; } = 500;

    /// <summary>Longest sequence, frames.</summary>
    public int LargestFrameCount { get; init; } = 192;

    /// <summary>θ1.</summary>
    public float PositiveThreshold { get; init; }

    /// <summary>θ2.</summary>
    public float NegativeThreshold { get; init; } = 1f;

    /// <summary>λ, on the length of the vector of positive goodness over time.</summary>
    public float Sparsity { get; init; } = 0.0075f;

    /// <summary>Learning rate; a schedule acts on <see cref="SelfContrastiveRecurrent.RateFactor"/>.</summary>
    public float LearningRate { get; init; } = 2e-5f;

    /// <summary>Seed of weights and of partners.</summary>
    public ulong Seed { get; init; } = 1;
}
