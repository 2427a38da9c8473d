namespace Larmor.Hal;

/// <summary>What a chip's figures rest on; every report carries the word along.</summary>
public enum Evidence
{
    /// <summary>Measured on this chip or machine.</summary>
    Measured,

    /// <summary>Taken from a cited publication.</summary>
    Cited,

    /// <summary>Assumed for the sake of the simulation.</summary>
    Assumed,
}
