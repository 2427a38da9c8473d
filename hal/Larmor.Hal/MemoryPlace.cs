namespace Larmor.Hal;

/// <summary>Who holds a buffer.</summary>
public enum MemoryPlace
{
    /// <summary>The chip.</summary>
    Chip,

    /// <summary>The host that drives it.</summary>
    Host,
}
