using Larmor.Hal;

namespace Larmor.Models;

/// <summary>The checks of <see cref="SelfDefinedTargetOptions"/>, once, at construction.</summary>
internal static class SelfDefinedTargetRules
{
    internal static void Check(NetworkSpec network, SelfDefinedTargetOptions options)
    {
        if (options.WinnerCount < 1 || options.WinnerCount >= network.OutputCount)
        {
            Throw.Range(nameof(options.WinnerCount), options.WinnerCount, 1, network.OutputCount - 1);
        }

        if (options.LearningRates.Length != network.LayerCount)
        {
            Throw.Length(nameof(options.LearningRates), options.LearningRates.Length, network.LayerCount);
        }

        Fraction(nameof(options.InputDropout), options.InputDropout);
        Fraction(nameof(options.HiddenDropout), options.HiddenDropout);
        Fraction(nameof(options.OutputDropout), options.OutputDropout);
        Fraction(nameof(options.LabelSmoothing), options.LabelSmoothing);
    }

    internal static void Fraction(string name, float value)
    {
        if (!(value >= 0f && value < 1f))
        {
            Throw.Range(name, value, 0f, 0.999999f);
        }
    }
}
