using Larmor.Models;

namespace Larmor.Cli.Experiments;

/// <summary>An experiment of Self-Contrastive Forward-Forward on images (Chen et al., 2025).</summary>
public sealed record SelfContrastiveExperiment
{
    /// <summary>Hyper-parameters; image shape and seed are filled in.</summary>
    public SelfContrastiveOptions Learner { get; init; } = new();

    /// <summary>How gradients become changes.</summary>
    public UpdateRuleKind Rule { get; init; } = UpdateRuleKind.AdamW;

    /// <summary>Decoupled weight decay of each layer; empty for none.</summary>
    public float[] WeightDecays { get; init; } = [];

    /// <summary>Greedy: epochs of each layer in turn. Parallel: epochs after which a layer stops.</summary>
    public int[] LayerEpochs { get; init; } = [];

    /// <summary>What is done to images.</summary>
    public AugmentationSettings Augmentation { get; init; } = new();

    /// <summary>The read-out learns from images moved by round(U(-t, t)) pixels on each axis; 0 for images as they are.</summary>
    public float ReadoutTranslation { get; init; }

    /// <summary>Every so many epochs of the read-out an image is moved anew, one share of the images an epoch, and stays as it is before its first turn; none for every epoch.</summary>
    public int? ReadoutRenewal { get; init; }

    /// <summary>An experiment run beside this one for comparison, with the same seeds and data; empty for none.</summary>
    public string Comparison { get; init; } = "";

    /// <summary>Name of the figure that <see cref="Comparison"/> gives.</summary>
    public string ComparisonFigure { get; init; } = "";
}
