using System;

namespace Larmor.SimulatedHal;

/// <summary>A spin-torque oscillator as a neuron between two layers of spin diodes: direct current in, radio power out.</summary>
/// <remarks>
/// <code>
/// ξ = I / I_th, I clamped to [I_th, 4 I_th]     p = (ξ - 1) / (ξ + Q)     P = A p R I²
/// </code>
/// Source: code and data of D. Ross, N. Leroux et al., Nature Nanotechnology 18, 1273 (2023).
/// </remarks>
public static class RadioNeuron
{
    /// <summary>Threshold in microamperes.</summary>
    public const double ThresholdMicroamperes = 10d;

    /// <summary>Clamp that keeps the barrier from breaking down, in microamperes.</summary>
    public const double LargestMicroamperes = 4d * ThresholdMicroamperes;

    private const double NonlinearDamping = 2d;
    private const double KiloOhms = 1d;
    private const double Amplification = 1.25d;

    /// <summary>Current in microamperes made of a chain's voltage in volts.</summary>
    public static double Microamperes(double volts, double biasMillivolts, double microamperesPerMillivolt) =>
        microamperesPerMillivolt * ((1e3 * volts) + biasMillivolts);

    /// <summary>Power p of the oscillation, dimensionless.</summary>
    public static double Power(double microamperes)
    {
        double ratio = Math.Clamp(microamperes, ThresholdMicroamperes, LargestMicroamperes) / ThresholdMicroamperes;
        return (ratio - 1d) / (ratio + NonlinearDamping);
    }

    /// <summary>Radio power in microwatts.</summary>
    public static double Microwatts(double microamperes)
    {
        double clamped = Math.Clamp(microamperes, ThresholdMicroamperes, LargestMicroamperes);
        return Amplification * Power(microamperes) * KiloOhms * clamped * clamped * 1e-3;
    }
}
