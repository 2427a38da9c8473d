using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Hyper-parameters of <see cref="EqSpike"/>; the defaults are the short parameter set, chosen by simulation in this project.</summary>
/// <remarks>Martin et al., iScience 24, 102222 (2021) publish the principle; no constants of theirs are known to us.</remarks>
public sealed class EqSpikeOptions
{
    /// <summary>The short set: t_ref 1, traces 6 and 12, 60 free and 30 nudged steps.</summary>
    public static EqSpikeOptions Short { get; } = new EqSpikeOptions();

    /// <summary>The long set: t_ref 2, traces 12 and 24, 150 free and 60 nudged steps.</summary>
    public static EqSpikeOptions Long { get; } = new EqSpikeOptions
    {
        RefractoryStepCount = 2,
        FastStepCount = 12f,
        SlowStepCount = 24f,
        FreeStepCount = 150,
        NudgedStepCount = 60,
    };

    /// <summary>t_ref, steps from a spike to the next possible one.</summary>
    public int RefractoryStepCount { get; init; } = 1;

    /// <summary>τ_c, steps in which a current of 1 charges by 1.</summary>
    public float MembraneStepCount { get; init; } = 1f;

    /// <summary>θ, threshold.</summary>
    public float Threshold { get; init; } = 1f;

    /// <summary>λ, share of the potential lost in a step.</summary>
    public float Leak { get; init; }

    /// <summary>τ_syn of the synaptic filter; 1 for none.</summary>
    public float SynapticStepCount { get; init; } = 3f;

    /// <summary>τ_f of the fast rate trace.</summary>
    public float FastStepCount { get; init; } = 6f;

    /// <summary>τ_s of the slow rate trace.</summary>
    public float SlowStepCount { get; init; } = 12f;

    /// <summary>T1, steps without nudge.</summary>
    public int FreeStepCount { get; init; } = 60;

    /// <summary>T2, steps with nudge.</summary>
    public int NudgedStepCount { get; init; } = 30;

    /// <summary>β, strength of the nudge; never 0.</summary>
    public float Beta { get; init; } = 2f;

    /// <summary>True to draw the sign of β anew for every sample: without it a drift that has nothing to do with the nudge is learnt.</summary>
    public bool RandomSign { get; init; } = true;

    /// <summary>True to nudge both ways from the same free state and learn from the difference; costs a second nudged phase.</summary>
    public bool BothSigns { get; init; }

    /// <summary>True to start potentials anywhere below threshold, false for 0.</summary>
    public bool RandomStart { get; init; } = true;

    /// <summary>How the synapses between hidden and output neurons learn.</summary>
    public EqSpikeRule Rule { get; init; } = EqSpikeRule.Spikes;

    /// <summary>η of input to hidden and hidden to output weights.</summary>
    public float[] LearningRates { get; init; } = [0.04f, 0.004f];

    /// <summary>η of hidden and output biases.</summary>
    public float[] BiasRates { get; init; } = [0.004f, 0.001f];

    /// <summary>Gain of the initial weights U(-b, b), b = gain · sqrt(6 / (inputs + outputs)).</summary>
    public float InitialGain { get; init; } = 1f;

    /// <summary>Seed of weights, potentials and signs.</summary>
    public ulong Seed { get; init; } = 1;

    internal SpikingConstants Constants => new SpikingConstants
    {
        RefractoryStepCount = RefractoryStepCount,
        MembraneStepCount = MembraneStepCount,
        Threshold = Threshold,
        Leak = Leak,
        SynapticStepCount = SynapticStepCount,
        FastStepCount = FastStepCount,
        SlowStepCount = SlowStepCount,
    };
}
