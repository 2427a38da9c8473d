namespace Larmor.Hal;

/// <summary>Address events with timestamps, in a fixed buffer: full, it drops and counts.</summary>
public sealed class SpikeBuffer
{
    private readonly int[] _address;
    private readonly uint[] _timestampMicroseconds;

    /// <summary>An empty buffer.</summary>
    /// <param name="capacity">Most events, at least 1.</param>
    public SpikeBuffer(int capacity)
    {
        if (capacity < 1)
        {
            Throw.Range(nameof(capacity), capacity, 1, ChipInfo.Unlimited);
        }

        _address = new int[capacity];
        _timestampMicroseconds = new uint[capacity];
    }

    /// <summary>Events held.</summary>
    public int Count { get; private set; }

    /// <summary>Events that found no room since <see cref="Clear"/>.</summary>
    public int DroppedCount { get; private set; }

    /// <summary>Adds an event.</summary>
    /// <returns>False when there was no room.</returns>
    public bool Add(int address, uint timestampMicroseconds)
    {
        if (Count == _address.Length)
        {
            DroppedCount++;
            return false;
        }

        _address[Count] = address;
        _timestampMicroseconds[Count] = timestampMicroseconds;
        Count++;
        return true;
    }

    /// <summary>Address of event <paramref name="index"/>.</summary>
    public int Address(int index) => _address[index];

    /// <summary>Its time; wraps around after 71 minutes.</summary>
    public uint TimestampMicroseconds(int index) => _timestampMicroseconds[index];

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        Count = 0;
        DroppedCount = 0;
    }
}
