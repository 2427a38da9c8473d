using System;

namespace Larmor.SimulatedHal;

/// <summary>Converters at the edge of an array: values rounded by chance to a grid scaled to the largest of them, noise added before.</summary>
/// <remarks>
/// <code>
/// step = max|v| / (2^(bits-1) - 1)      v ← step · floor(v / step + u),  u uniform in (0, 1)
/// </code>
/// Right in expectation, so that repeated reads average out; what lies on the grid, 0 and the largest value too, is not touched.
/// </remarks>
internal static class CrossbarConverter
{
    internal static float SigmaOf(int bits, float noise)
    {
        // Rounding by chance errs by half a step at worst.
        float rounding = bits == 0 ? 0f : 0.5f / ((1 << (bits - 1)) - 1);
        return MathF.Sqrt((rounding * rounding) + (noise * noise));
    }

    /// <param name="values">Converted in place.</param>
    /// <param name="bits">Resolution, sign included; 0 for none.</param>
    /// <param name="noise">Deviation added before, relative to the full scale.</param>
    /// <param name="fullScale">Where values are clipped; 0 takes the largest of them.</param>
    /// <param name="roundKey">Sequence of the rounding.</param>
    /// <param name="noiseKey">Sequence of the noise.</param>
    internal static void Convert(Span<float> values, int bits, float noise, float fullScale, ulong roundKey, ulong noiseKey)
    {
        float largest = fullScale;
        for (int i = 0; i < values.Length; i++)
        {
            if (fullScale > 0f)
            {
                values[i] = MathF.Max(-fullScale, MathF.Min(fullScale, values[i]));
            }
            else
            {
                largest = MathF.Max(largest, MathF.Abs(values[i]));
            }
        }

        if (largest == 0f)
        {
            return;
        }

        float step = bits == 0 ? 0f : largest / ((1 << (bits - 1)) - 1);
        for (int i = 0; i < values.Length; i++)
        {
            float value = values[i];
            if (noise > 0f)
            {
                value += noise * largest * CrossbarNoise.Normal(noiseKey, (uint)i);
            }

            if (step > 0f)
            {
                float level = value / step;
                float nearest = MathF.Round(level);
                bool isOnGrid = MathF.Abs(level - nearest) < 1e-4f;
                value = step * (isOnGrid ? nearest : MathF.Floor(level + CrossbarNoise.Uniform(roundKey, (uint)i)));
            }

            values[i] = value;
        }
    }
}
