using Larmor.Hal;

namespace Larmor.Models;

/// <summary>The checks of <see cref="EquilibriumPropagationOptions"/>, once, at construction.</summary>
internal static class EquilibriumPropagationRules
{
    internal static void Check(NetworkSpec network, EquilibriumPropagationOptions options)
    {
        if (!(options.Beta > 0f || options.Beta < 0f))
        {
            Throw.Argument(nameof(options.Beta), "Beta is 0; without a nudge there is no gradient: choose 0.05 to 1");
        }

        if (options.Relaxation.StepSize > 0f && !(options.Beta > -1f && options.Beta < 1f))
        {
            // A leaky neuron pulled by β = -1 has no fixed point: the pull undoes its leak.
            Throw.Range(nameof(options.Beta), options.Beta, -0.99f, 0.99f);
        }

        if (options.LearningRates.Length != network.LayerCount)
        {
            Throw.Length(nameof(options.LearningRates), options.LearningRates.Length, network.LayerCount);
        }

        if (options.WinnerCount < 1 || options.WinnerCount >= network.OutputCount)
        {
            Throw.Range(nameof(options.WinnerCount), options.WinnerCount, 1, network.OutputCount - 1);
        }

        if (options.WholeNetworkTarget && options.OutputDropout > 0f && !options.Relaxation.SoftmaxReadout)
        {
            Throw.Argument(
                nameof(options.WholeNetworkTarget), "WholeNetworkTarget gives targets to outputs that OutputDropout holds at 0: set one of the two to false or 0");
        }

        SelfDefinedTargetRules.Fraction(nameof(options.InputDropout), options.InputDropout);
        SelfDefinedTargetRules.Fraction(nameof(options.HiddenDropout), options.HiddenDropout);
        SelfDefinedTargetRules.Fraction(nameof(options.OutputDropout), options.OutputDropout);
        SelfDefinedTargetRules.Fraction(nameof(options.LabelSmoothing), options.LabelSmoothing);
    }
}
