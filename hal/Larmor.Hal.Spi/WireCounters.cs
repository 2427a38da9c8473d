namespace Larmor.Hal.Spi;

/// <summary>What the wire did to the exchanges since the chip was opened.</summary>
public sealed class WireCounters
{
    /// <summary>Exchanges asked for.</summary>
    public long ExchangeCount { get; internal set; }

    /// <summary>Exchanges tried again.</summary>
    public long RetryCount { get; internal set; }

    /// <summary>Answers with a wrong check sum.</summary>
    public long ChecksumCount { get; internal set; }

    /// <summary>Answers that were no frame of the right length and number.</summary>
    public long FramingCount { get; internal set; }

    /// <summary>Answers of a line that never moved.</summary>
    public long SilentCount { get; internal set; }

    /// <summary>Exchanges in which the chip stayed busy.</summary>
    public long TimeoutCount { get; internal set; }

    /// <summary>Requests that reached the chip damaged, as it says.</summary>
    public long ResendCount { get; internal set; }
}
