namespace Larmor.Hal;

/// <summary>Address events in the order of their time, a fixed number at most.</summary>
public sealed class SpikeBuffer
{
    private readonly int[] _address;
    private readonly uint[] _time;

    /// <summary>An empty buffer.</summary>
    /// <param name="capacity">Most events, at least 1.</param>
    /// <exception cref="System.ArgumentOutOfRangeException">A capacity below 1.</exception>
    public SpikeBuffer(int capacity)
    {
        if (capacity < 1)
        {
            Throw.Range(nameof(capacity), capacity, 1, ChipInfo.Unlimited);
        }

        _address = new int[capacity];
        _time = new uint[capacity];
    }

    /// <summary>Most events.</summary>
    public int Capacity => _address.Length;

    /// <summary>Events held.</summary>
    public int Count { get; private set; }

    /// <summary>Events that found no room since the buffer was cleared: physics, not an error.</summary>
    public int DroppedCount { get; private set; }

    /// <summary>Bytes of the arrays.</summary>
    public long Bytes => 8L * _address.Length;

    /// <summary>Address of an event.</summary>
    public int Address(int index) => _address[index];

    /// <summary>Time of an event, microseconds.</summary>
    public uint TimestampMicroseconds(int index) => _time[index];

    /// <summary>Appends an event, or counts it as dropped.</summary>
    /// <param name="address">Neuron.</param>
    /// <param name="timestampMicroseconds">Not before the event appended last; wraps around after 71 minutes.</param>
    /// <returns>False when there was no room.</returns>
    public bool Add(int address, uint timestampMicroseconds)
    {
        if (Count == _address.Length)
        {
            DroppedCount++;
            return false;
        }

        _address[Count] = address;
        _time[Count] = timestampMicroseconds;
        Count++;
        return true;
    }

    /// <summary>Empties the buffer.</summary>
    public void Clear()
    {
        Count = 0;
        DroppedCount = 0;
    }
}
