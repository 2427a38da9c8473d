using System;

namespace Larmor.SimulatedHal;

/// <summary>Switching probability of a macrospin under spin torque: two closed forms and the Fokker-Planck equation between them.</summary>
/// <remarks>
/// <code>
/// i &lt; 1   P = 1 - e^(-t/τ),  τ = τ₀ e^(Δ (1 - i)^n)                                 thermal activation
/// i &gt; 1   P = exp{-(π²/4) Δ (i - 1) / [i e^(2 (i - 1) t / t_D) - 1]}              linearised (W. H. Butler et al. 2012)
/// always  dθ = [sin θ (i - cos θ) + cot θ / (2Δ)] dτ + dW / √Δ,  τ = t / t_D        start: sin²θ exponential, mean 1/Δ
/// </code>
/// The linearised form is pessimistic; near i = 1 only the last one holds.
/// </remarks>
public static class MagneticSwitching
{
    private const double ElectronGyromagneticRatio = 1.76e11;

    /// <summary>Mean time of thermal activation in seconds, for i below 1.</summary>
    public static double ThermalSeconds(double barrier, double ratio, double attemptSeconds, double exponent) =>
        attemptSeconds * Math.Exp(barrier * Math.Pow(Math.Max(0d, 1d - ratio), exponent));

    /// <summary>Probability by thermal activation.</summary>
    public static double Thermal(double barrier, double ratio, double seconds, double attemptSeconds, double exponent)
    {
        double share = seconds / ThermalSeconds(barrier, ratio, attemptSeconds, exponent);
        return share < 1e-8 ? share : 1d - Math.Exp(-share);
    }

    /// <summary>Probability by the linearised precessional form; <paramref name="time"/> is in units of t_D.</summary>
    public static double Linearised(double barrier, double ratio, double time)
    {
        double grown = (ratio * Math.Exp(Math.Min(600d, 2d * (ratio - 1d) * time))) - 1d;
        return grown <= 0d ? 0d : Math.Exp(-0.25d * Math.PI * Math.PI * barrier * (ratio - 1d) / grown);
    }

    /// <summary>Time in units of t_D after which the linearised form has switched half.</summary>
    public static double LinearisedMedian(double barrier, double ratio)
    {
        double grown = 1d + (0.25d * Math.PI * Math.PI * barrier * (ratio - 1d) / Math.Log(2d));
        return Math.Log(grown / ratio) / (2d * (ratio - 1d));
    }

    /// <summary>t_D = (1 + α²) / (α γ μ₀H_k) in seconds; the field in tesla.</summary>
    public static double DynamicSeconds(double damping, double anisotropyTesla) =>
        (1d + (damping * damping)) / (damping * ElectronGyromagneticRatio * anisotropyTesla);

    /// <summary>Threshold current 4 e α Δ k T / (ħ η) in amperes.</summary>
    public static double CriticalAmperes(double barrier, double damping, double efficiency, double kelvin) =>
        4d * PhysicalConstant.ElementaryChargeCoulombs * damping * barrier * PhysicalConstant.BoltzmannJoulesPerKelvin * kelvin
        / (PhysicalConstant.ReducedPlanckJouleSeconds * efficiency);

    /// <summary>Barrier of a perpendicular disc with interface anisotropy, in units of k T.</summary>
    /// <param name="diameter">In metres.</param>
    /// <param name="thickness">In metres.</param>
    /// <param name="interfaceAnisotropy">K_i in joules per square metre.</param>
    /// <param name="magnetisation">M_s in amperes per metre.</param>
    /// <param name="demagnetisation">N_z - N_x; below 1 for a disc of finite size.</param>
    /// <param name="kelvin">Temperature.</param>
    public static double Barrier(
        double diameter, double thickness, double interfaceAnisotropy, double magnetisation, double demagnetisation, double kelvin)
    {
        const double VacuumPermeability = 4e-7 * Math.PI;
        double density = (interfaceAnisotropy / thickness) - (0.5d * VacuumPermeability * demagnetisation * magnetisation * magnetisation);
        double volume = 0.25d * Math.PI * diameter * diameter * thickness;
        return density * volume / (PhysicalConstant.BoltzmannJoulesPerKelvin * kelvin);
    }
}
