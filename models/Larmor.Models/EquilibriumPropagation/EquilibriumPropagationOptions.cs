using Larmor.Hal;

namespace Larmor.Models;

/// <summary>Hyper-parameters of <see cref="EquilibriumPropagation"/>.</summary>
/// <remarks>Defaults after Laborieux et al., Frontiers in Neuroscience 15, 633674 (2021), the dense MNIST network of the published code.</remarks>
public sealed class EquilibriumPropagationOptions
{
    /// <summary>How the network settles.</summary>
    public RelaxationOptions Relaxation { get; init; } = new RelaxationOptions();

    /// <summary>How the contrast is taken.</summary>
    public Nudging Nudging { get; init; } = Nudging.Symmetric;

    /// <summary>|β|; never 0.</summary>
    public float Beta { get; init; } = 0.1f;

    /// <summary>Learning rate of each layer of synapses, input side first.</summary>
    public float[] LearningRates { get; init; } = [5e-4f, 5e-4f];

    /// <summary>s: a true class gets 1 - s + s/N, the others s/N.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>k: winners of a self-defined target.</summary>
    public int WinnerCount { get; init; } = 1;

    /// <summary>γ, gain of the homeostasis of a self-defined target.</summary>
    public float HomeostasisRate { get; init; } = 0.3f;

    /// <summary>
    /// True to let the network choose its own target with nothing dropped, and learn it with dropout; false as published: the thinned network
    /// chooses. Costs a second free phase.
    /// </summary>
    /// <remarks>After Q. Xie, M.-T. Luong, E. Hovy, Q. V. Le (2020), whose teacher sees no noise and whose student does.</remarks>
    public bool WholeNetworkTarget { get; init; }

    /// <summary>Probability that an input is dropped; survivors are not rescaled.</summary>
    public float InputDropout { get; init; }

    /// <summary>Probability that a hidden neuron is dropped; survivors are not rescaled.</summary>
    public float HiddenDropout { get; init; }

    /// <summary>Probability that an output neuron is dropped; survivors are not rescaled.</summary>
    public float OutputDropout { get; init; }

    /// <summary>Gain of the initial weights U(-b, b), b = gain · sqrt(6 / (inputs + outputs)).</summary>
    public float InitialGain { get; init; } = 0.5f;

    /// <summary>Seed of weights, dropout and signs.</summary>
    public ulong Seed { get; init; } = 1;
}
