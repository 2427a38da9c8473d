namespace Larmor.SimulatedHal;

/// <summary>Which published form of the power equation an oscillator follows; all are <c>dp/dt = 2 (a - b p) p</c>.</summary>
public enum OscillatorForm
{
    /// <summary>Normalised neuron <c>dx/dt = -γ x + I x (1 - x)</c>; drive = I / γ.</summary>
    Neuron,

    /// <summary>Uniform nano-pillar (Slavin, Tiberkevich 2009): <c>a = Γ (ζ - 1)</c>, <c>b = Γ (ζ + Q)</c>; drive ζ = I / I_th.</summary>
    Uniform,

    /// <summary>Vortex core on its orbit s, p = s²: <c>a = Γ₀ (j - 1)</c>, <c>b = Γ₀ / λ²</c>; drive j = J / J_c.</summary>
    Vortex,
}
