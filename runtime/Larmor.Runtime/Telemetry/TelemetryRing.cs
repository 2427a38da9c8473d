using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>The last records in memory, as bytes: a flight recorder. Allocates nothing after construction.</summary>
public sealed class TelemetryRing : ITelemetrySink
{
    private readonly byte[] _records;
    private readonly int _capacity;
    private long _count;

    /// <summary>An empty ring.</summary>
    /// <param name="capacity">Records kept, at least 1.</param>
    public TelemetryRing(int capacity)
    {
        if (capacity < 1)
        {
            Throw.Range(nameof(capacity), capacity, 1, ChipInfo.Unlimited / TelemetryFrame.Bytes);
        }

        _capacity = capacity;
        _records = new byte[capacity * TelemetryFrame.Bytes];
    }

    /// <summary>Records taken.</summary>
    public long Count => _count;

    /// <summary>Records that can be read.</summary>
    public int HeldCount => _count < _capacity ? (int)_count : _capacity;

    /// <inheritdoc/>
    public bool Accept(TelemetryFrame frame)
    {
        frame.Write(_records, (int)(_count % _capacity) * TelemetryFrame.Bytes);
        _count++;
        return true;
    }

    /// <summary>Reads one of the records held.</summary>
    /// <param name="index">0 for the oldest held.</param>
    /// <param name="frame">Receives it.</param>
    public bool TryRead(int index, TelemetryFrame frame)
    {
        if (index < 0 || index >= HeldCount)
        {
            return false;
        }

        long number = _count - HeldCount + index;
        return frame.TryRead(_records, (int)(number % _capacity) * TelemetryFrame.Bytes);
    }
}
