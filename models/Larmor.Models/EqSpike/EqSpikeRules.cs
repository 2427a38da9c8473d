using Larmor.Hal;

namespace Larmor.Models;

/// <summary>The checks of <see cref="EqSpikeOptions"/>, once, at construction.</summary>
internal static class EqSpikeRules
{
    internal static void Check(NetworkSpec network, EqSpikeOptions options)
    {
        if (network.LayerCount != 2)
        {
            Throw.Argument("network", "EqSpike needs one hidden layer and an output layer; the network has " + network.LayerCount + " layers: write sizes like 784, 100, 10");
        }

        if (options.LearningRates.Length != 2)
        {
            Throw.Length(nameof(options.LearningRates), options.LearningRates.Length, 2);
        }

        if (options.BiasRates.Length != 2)
        {
            Throw.Length(nameof(options.BiasRates), options.BiasRates.Length, 2);
        }

        if (options.Beta == 0f)
        {
            Throw.Argument(nameof(options.Beta), "Beta is 0; without a nudge there is no gradient: choose 0.5 to 4, either sign");
        }

        AtLeast(nameof(options.RefractoryStepCount), options.RefractoryStepCount, 1f);
        AtLeast(nameof(options.FreeStepCount), options.FreeStepCount, 3f);
        AtLeast(nameof(options.NudgedStepCount), options.NudgedStepCount, 1f);
        AtLeast(nameof(options.MembraneStepCount), options.MembraneStepCount, 0.001f);
        AtLeast(nameof(options.Threshold), options.Threshold, 1e-6f);
        AtLeast(nameof(options.SynapticStepCount), options.SynapticStepCount, 1f);
        AtLeast(nameof(options.FastStepCount), options.FastStepCount, 1f);
        AtLeast(nameof(options.SlowStepCount), options.SlowStepCount, options.FastStepCount + 0.001f);
        AtLeast("LearningRates[0]", options.LearningRates[0], 1e-9f);
        SelfDefinedTargetRules.Fraction(nameof(options.Leak), options.Leak);
    }

    /// <summary>What a rule that only hears events cannot do.</summary>
    internal static void CheckEvents(EqSpikeOptions options)
    {
        if (options.BothSigns)
        {
            Throw.Argument(nameof(options.BothSigns), "BothSigns takes the neurons back to the end of the free phase, which a chip's cannot: set it false and RandomSign true");
        }

        if (options.Rule != EqSpikeRule.Spikes)
        {
            Throw.Argument(nameof(options.Rule), "Rule is not Spikes; on events only the spike-triggered rule runs: set it to Spikes, or run EqSpike on the host");
        }
    }

    private static void AtLeast(string name, float value, float minimum)
    {
        if (!(value >= minimum))
        {
            Throw.Range(name, value, minimum, 1e9f);
        }
    }
}
