using System;

namespace Larmor.SimulatedHal;

/// <summary>The rectification curve of a spin diode: how a radio tone becomes a voltage, and what the weight is.</summary>
/// <remarks>
/// <code>
/// g = α f_res     d = f - f_res     G = K · 2 g d / (g² + d²)      extrema ±K at d = ±g
/// </code>
/// Source: N. Leroux et al., Phys. Rev. Applied 15, 034067 (2021); D. Ross, N. Leroux et al., Nature Nanotechnology 18, 1273 (2023).
/// </remarks>
public static class SpinDiode
{
    /// <summary>K for ΔR/R, coupling, angle in radians and threshold in microamperes: volts per microwatt.</summary>
    public static double Sensitivity(double resistanceRatio, double coupling, double angleRadians, double thresholdMicroamperes) =>
        resistanceRatio * coupling * Math.Tan(angleRadians) / (8d * Math.Sqrt(2d) * thresholdMicroamperes);

    /// <summary>Voltage per unit of power of a tone, in units of <paramref name="sensitivity"/>; both frequencies in one unit.</summary>
    public static double Rectify(double tone, double resonance, double damping, double sensitivity)
    {
        double width = damping * resonance;
        double detuning = tone - resonance;
        return sensitivity * 2d * width * detuning / ((width * width) + (detuning * detuning));
    }

    /// <summary>Exact derivative of <see cref="Rectify"/> by the resonance.</summary>
    public static double Slope(double tone, double resonance, double damping, double sensitivity)
    {
        double width = damping * resonance;
        double detuning = tone - resonance;
        double square = (width * width) + (detuning * detuning);
        return 2d * sensitivity * ((((damping * detuning) - width) * square) - (width * detuning * ((2d * damping * width) - (2d * detuning))))
            / (square * square);
    }

    /// <summary>The general line of a measured device: symmetric and antisymmetric part around a resonance.</summary>
    public static double Line(double tone, double resonance, double width, double symmetric, double antisymmetric)
    {
        double detuning = tone - resonance;
        double square = (detuning * detuning) + (width * width);
        return ((symmetric * width * width) + (antisymmetric * width * detuning)) / square;
    }

    /// <summary>Detuning in line widths, on the usable branch, that gives a share y of the largest weight: <c>y = 2t / (1 + t²)</c>.</summary>
    /// <param name="share">In [-1, 1].</param>
    public static double Detuning(double share)
    {
        Limit.Check("spin diode", "weight", share, -1, 1, "it is a share of the largest; scale the layer");
        return Math.Abs(share) < 1e-8 ? 0.5d * share : (1d - Math.Sqrt(1d - (share * share))) / share;
    }

    /// <summary>Share of the largest weight at a detuning in line widths, <c>2t / (1 + t²)</c>: the inverse of <see cref="Detuning"/>.</summary>
    public static double Share(double detuning) => 2d * detuning / (1d + (detuning * detuning));

    /// <summary>Time in seconds to settle, <c>1 / (2π α f)</c>.</summary>
    public static double SettleSeconds(double damping, double resonanceHertz) => 1d / (2d * Math.PI * damping * resonanceHertz);

    /// <summary>Resonances spread evenly on a logarithmic scale: as many line widths between neighbours everywhere.</summary>
    public static double[] GeometricGrid(double lowest, double highest, int count)
    {
        Limit.Check("spin diode", "resonators", count, 2, 1 << 20, "a grid has two ends");
        var grid = new double[count];
        double ratio = Math.Pow(highest / lowest, 1d / (count - 1));
        for (int k = 0; k < count; k++)
        {
            grid[k] = lowest * Math.Pow(ratio, k);
        }

        return grid;
    }
}
