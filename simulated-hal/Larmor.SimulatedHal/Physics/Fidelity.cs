namespace Larmor.SimulatedHal;

/// <summary>How a model steps; both ways share their parameters and tests link them.</summary>
public enum Fidelity
{
    /// <summary>Closed form for each step or event.</summary>
    Fast,

    /// <summary>The equation of motion, integrated.</summary>
    Reference,
}
