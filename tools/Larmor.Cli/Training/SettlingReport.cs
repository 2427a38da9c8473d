using System.Globalization;
using Larmor.Hal;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>A settle that did not come to rest, in words: where, how far from rest, and which knob to turn.</summary>
public static class SettlingReport
{
    // A neuron that still moves by so much goes to and fro; one that moves less is on its way.
    private const float Oscillates = 0.1f;

    /// <summary>One line: layer, residual and knob.</summary>
    /// <param name="settle">How it ended.</param>
    /// <param name="options">What it was asked.</param>
    public static string Text(Relaxed settle, EquilibriumPropagationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string place = string.Create(CultureInfo.InvariantCulture, $"layer {settle.LayerIndex} after {settle.StepCount} steps");
        if (!float.IsFinite(settle.Residual))
        {
            return $"{place} has drives that are no numbers: the weights ran away: lower learningRates";
        }

        string knob = settle.Residual < Oscillates ? "give it more freeStepCount and nudgedStepCount"
            : options.Relaxation.Alternating || options.Relaxation.StepSize > 0f ? $"lower beta (now {options.Beta.ToString(CultureInfo.InvariantCulture)}) or learningRates"
            : "set alternating to true, or lower beta";
        return string.Create(
            CultureInfo.InvariantCulture, $"{place} still moves by {settle.Residual:0.0e0}{(settle.Residual < Oscillates ? "" : ": it oscillates")}: {knob}");
    }
}
