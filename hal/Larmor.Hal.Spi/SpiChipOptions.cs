namespace Larmor.Hal.Spi;

/// <summary>How patient the driver is.</summary>
public sealed class SpiChipOptions
{
    /// <summary>Times an exchange is tried again after a fault on the wire.</summary>
    public int RetryCount { get; init; } = 8;

    /// <summary>Times a busy chip is asked before the exchange counts as timed out; each asks with one frame.</summary>
    public int PollCount { get; init; } = 256;
}
