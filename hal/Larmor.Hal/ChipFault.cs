namespace Larmor.Hal;

/// <summary>The closed list of what can be wrong with a chip.</summary>
public enum ChipFault
{
    /// <summary>Anything not named below.</summary>
    Other,

    /// <summary>The link to the chip failed.</summary>
    Bus,

    /// <summary>The chip did not answer in time.</summary>
    Timeout,

    /// <summary>Another chip answered, or another revision.</summary>
    Identity,

    /// <summary>What came back cannot be right.</summary>
    Corrupt,

    /// <summary>The network does not fit.</summary>
    Capacity,
}
