namespace Larmor.Models;

/// <summary>Hyper-parameters of <see cref="SemiSupervisedTarget"/>; defaults as published for backpropagation, 600 labels.</summary>
public sealed class SemiSupervisedTargetOptions
{
    /// <summary>What stands between the last drive and the cross-entropy: sigmoid as published, identity for a proper softmax.</summary>
    public ReadoutActivation OutputActivation { get; init; } = ReadoutActivation.Sigmoid;

    /// <summary>γ, gain of the homeostasis of unlabelled batches.</summary>
    public float HomeostasisRate { get; init; } = 0.003f;

    /// <summary>s, label smoothing of given and of chosen classes: keeps the error of a sure network from vanishing. 0 as published for backpropagation, 0.3 for equilibrium propagation.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>Probability that an input is dropped; survivors are divided by 1 - p.</summary>
    public float InputDropout { get; init; } = 0.3f;

    /// <summary>Probability that a hidden neuron is dropped; survivors are divided by 1 - p.</summary>
    public float HiddenDropout { get; init; } = 0.5f;

    /// <summary>Gain of the initial weights.</summary>
    public float InitialGain { get; init; } = 0.5f;

    /// <summary>Seed of weights and dropout.</summary>
    public ulong Seed { get; init; } = 1;
}
