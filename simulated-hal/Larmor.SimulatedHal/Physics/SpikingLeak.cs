namespace Larmor.SimulatedHal;

/// <summary>How a digital membrane leaks at a time reference.</summary>
public enum SpikingLeak
{
    /// <summary>By a constant towards 0.</summary>
    Constant,

    /// <summary>By <c>V &gt;&gt; k</c>.</summary>
    Shift,
}
