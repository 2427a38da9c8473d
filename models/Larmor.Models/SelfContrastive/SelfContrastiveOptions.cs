namespace Larmor.Models;

/// <summary>Hyper-parameters of <see cref="SelfContrastive"/>.</summary>
public sealed class SelfContrastiveOptions
{
    /// <summary>Layers, input side first.</summary>
    public SelfContrastiveLayerOptions[] Layers { get; init; } = [new SelfContrastiveLayerOptions()];

    /// <summary>Greedy as first published, or all layers at once.</summary>
    public LayerOrder Order { get; init; } = LayerOrder.Greedy;

    /// <summary>Columns of an input image; used by convolutions only.</summary>
    public int InputWidth { get; init; } = 1;

    /// <summary>Rows of an input image; used by convolutions only.</summary>
    public int InputHeight { get; init; } = 1;

    /// <summary>Channels of an input image; used by convolutions only.</summary>
    public int InputChannels { get; init; } = 1;

    /// <summary>True for U(-b, b), b = sqrt(6 / (inputs + outputs of the kernel)); false for b = 1 / sqrt(inputs). Biases use the latter.</summary>
    public bool GlorotWeights { get; init; }

    /// <summary>Seed of weights and of partners.</summary>
    public ulong Seed { get; init; } = 1;
}
