using Larmor.Hal;

namespace Larmor.Models;

/// <summary>The checks of <see cref="SelfContrastiveOptions"/>, once, at construction.</summary>
internal static class SelfContrastiveRules
{
    internal static void Check(SelfContrastiveOptions options, int layerCount)
    {
        if (options.Layers.Length != layerCount)
        {
            Throw.Length(nameof(options.Layers), options.Layers.Length, layerCount);
        }

        for (int l = 0; l < layerCount; l++)
        {
            Check(options.Layers[l], l);
        }
    }

    private static void Check(SelfContrastiveLayerOptions layer, int index)
    {
        string name = "layer " + index + ": ";
        if (layer.Pairing.Length != index + 1)
        {
            Throw.Length(name + nameof(layer.Pairing), layer.Pairing.Length, index + 1);
        }

        if (!layer.Pairing[0])
        {
            Throw.Argument(nameof(layer.Pairing), name + "Pairing begins with false; pairs are first made at the input: begin with true");
        }

        if (layer.RatePeriod < 1)
        {
            Throw.Range(name + nameof(layer.RatePeriod), layer.RatePeriod, 1, ChipInfo.Unlimited);
        }

        NotNegative(name + nameof(layer.LearningRate), layer.LearningRate);
        NotNegative(name + nameof(layer.RateDecay), layer.RateDecay);
        NotNegative(name + nameof(layer.Sparsity), layer.Sparsity);
    }

    private static void NotNegative(string name, float value)
    {
        if (!(value >= 0f))
        {
            Throw.Range(name, value, 0f, float.MaxValue);
        }
    }
}
