namespace Larmor.SimulatedHal;

/// <summary>Constants of nature that several models share.</summary>
internal static class PhysicalConstant
{
    /// <summary>Boltzmann constant in joules per kelvin (exact since the SI of 2019).</summary>
    internal const double BoltzmannJoulesPerKelvin = 1.380649e-23;

    /// <summary>Elementary charge in coulombs (exact since the SI of 2019).</summary>
    internal const double ElementaryChargeCoulombs = 1.602176634e-19;

    /// <summary>Reduced Planck constant in joule seconds.</summary>
    internal const double ReducedPlanckJouleSeconds = 1.054571817e-34;

    /// <summary>Temperature at which options state barriers and noise, in kelvin.</summary>
    internal const double ReferenceKelvin = 300d;
}
