using System;

namespace Larmor.Runtime;

/// <summary>What is wrong with a sample, or with the time it came at; several can be.</summary>
[Flags]
public enum SensorFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A value is not a finite number.</summary>
    NotFinite = 1,

    /// <summary>A channel has stood at an end of its range for too long.</summary>
    Saturated = 2,

    /// <summary>A channel has not moved for too long.</summary>
    Stuck = 4,

    /// <summary>The sensor did not answer.</summary>
    Missing = 8,

    /// <summary>The clock went backwards, or far ahead, between two samples.</summary>
    ClockJump = 16,
}
