namespace Larmor.SimulatedHal;

/// <summary>How the step of a resistive cell depends on its state.</summary>
public enum ResistiveRule
{
    /// <summary><c>Δw (1 - γ w / b)</c>: γ = 1 is soft bounds, γ = 0 a constant step.</summary>
    Linear,

    /// <summary><c>Δw max(0, 1 - A e^(γ z))</c>, z a linear function of the state.</summary>
    Exponential,
}
