namespace Larmor.Models;

/// <summary>Hyper-parameters of one layer of <see cref="SelfContrastive"/>; defaults: the published first layer for MNIST.</summary>
public sealed class SelfContrastiveLayerOptions
{
    /// <summary>θ1: goodness above which positive pairs push less and less.</summary>
    public float PositiveThreshold { get; init; } = 4f;

    /// <summary>θ2: goodness below which negative pairs push less and less.</summary>
    public float NegativeThreshold { get; init; } = 6f;

    /// <summary>λ: price of the goodness of positive pairs.</summary>
    public float Sparsity { get; init; } = 1e-4f;

    /// <summary>Learning rate before the first decay.</summary>
    public float LearningRate { get; init; } = 0.003f;

    /// <summary>γ: factor on the rate at every period.</summary>
    public float RateDecay { get; init; } = 0.9f;

    /// <summary>Batches between decays; the first comes one batch early, as published.</summary>
    public int RatePeriod { get; init; } = 1000;

    /// <summary>What the layer passes on.</summary>
    public TransmittedActivation Activation { get; init; } = TransmittedActivation.Triangle;

    /// <summary>While this layer learns: where pairs are made anew, input side first, one entry for each layer up to this one.</summary>
    /// <remarks>False hands the positive and the negative stream on un-paired. The first entry is true.</remarks>
    public bool[] Pairing { get; init; } = [true];

    /// <summary>Geometry when the layer is a convolution; null for a dense layer.</summary>
    public ConvolutionOptions? Convolution { get; init; }

    /// <summary>True when the read-out sees this layer.</summary>
    public bool ReadOut { get; init; } = true;
}
