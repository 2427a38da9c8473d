namespace Larmor.Hal.Spi;

/// <summary>What is wrong with bytes that should be a frame.</summary>
public enum FrameFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The chip asks for patience.</summary>
    Busy,

    /// <summary>All bits 0 or all bits 1: a stuck line, or no chip.</summary>
    Silent,

    /// <summary>No start byte where one belongs.</summary>
    Framing,

    /// <summary>A length that no frame of this exchange has.</summary>
    Length,

    /// <summary>The check sum differs.</summary>
    Checksum,
}
