namespace Larmor.SimulatedHal;

/// <summary>What is broken about one device.</summary>
public enum DeviceFault : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Frozen at the low end of its range.</summary>
    StuckLow,

    /// <summary>Frozen at the high end of its range.</summary>
    StuckHigh,

    /// <summary>No contact: carries nothing, costs nothing.</summary>
    Open,
}
