using System;

namespace Larmor.Firmware.Simulated;

/// <summary>The power went: nothing of the program survives but what the medium holds.</summary>
public sealed class PowerCutException : Exception
{
    /// <summary>The power went.</summary>
    public PowerCutException()
        : base("the power was cut")
    {
    }
}
