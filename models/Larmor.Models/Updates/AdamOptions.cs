namespace Larmor.Models;

/// <summary>Constants of <see cref="Adam"/>; defaults from Kingma and Ba (2015).</summary>
public sealed class AdamOptions
{
    /// <summary>The published constants.</summary>
    public static AdamOptions Default { get; } = new AdamOptions();

    /// <summary>β1, decay of the first moment.</summary>
    public float FirstDecay { get; init; } = 0.9f;

    /// <summary>β2, decay of the second moment.</summary>
    public float SecondDecay { get; init; } = 0.999f;

    /// <summary>ε, added to the root of the second moment.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>Decoupled weight decay of each layer, input side first: w becomes w (1 - rate · decay) beside the step; empty for none.</summary>
    /// <remarks>AdamW, Loshchilov and Hutter (2019), algorithm 2. Biases decay like weights.</remarks>
    public float[] WeightDecays { get; init; } = [];
}
