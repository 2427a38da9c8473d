namespace Larmor.Models;

/// <summary>Hyper-parameters of <see cref="SelfDefinedTarget"/>; the defaults are the published one-layer MNIST run.</summary>
/// <remarks>Liu et al. (2024), one layer 784-2000 trained by backpropagation.</remarks>
public sealed class SelfDefinedTargetOptions
{
    /// <summary>k: outputs that get target 1.</summary>
    public int WinnerCount { get; init; } = 6;

    /// <summary>γ, gain of the homeostasis.</summary>
    public float HomeostasisRate { get; init; } = 0.4f;

    /// <summary>η, rate of the activity average: 1 for mini-batches, 0.6 published for one sample at a time.</summary>
    public float ActivityRate { get; init; } = 1f;

    /// <summary>φ, what H forgets per sample; 0 as published, where every epoch starts anew instead.</summary>
    public float HomeostasisForgetting { get; init; }

    /// <summary>Largest |H|; 0 for no bound.</summary>
    public float HomeostasisBound { get; init; }

    /// <summary>s: the target becomes (1 - s) d + s k / N.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>Learning rate of each layer, input side first; meaningful with the loss averaged over batch and outputs.</summary>
    public float[] LearningRates { get; init; } = [8f];

    /// <summary>Probability that an input is dropped; survivors are divided by 1 - p.</summary>
    public float InputDropout { get; init; } = 0.3f;

    /// <summary>Probability that a hidden neuron is dropped; survivors are divided by 1 - p.</summary>
    public float HiddenDropout { get; init; }

    /// <summary>Probability that an output is dropped; survivors are not rescaled.</summary>
    public float OutputDropout { get; init; } = 0.2f;

    /// <summary>Gain of the initial weights U(-b, b), b = gain · sqrt(6 / (inputs + outputs)).</summary>
    public float InitialGain { get; init; } = 0.5f;

    /// <summary>Seed of weights and dropout.</summary>
    public ulong Seed { get; init; } = 1;
}
