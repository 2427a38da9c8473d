namespace Larmor.Hal;

/// <summary>Every buffer of a placed network, by name and place; what <c>larmor plan</c> prints and golden tests hold.</summary>
public sealed class MemoryPlan
{
    private MemoryPlanEntry[] _entries = new MemoryPlanEntry[16];

    /// <summary>Number of buffers.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all buffers in a place.</summary>
    public long BytesIn(MemoryPlace place)
    {
        long sum = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_entries[i].Place == place)
            {
                sum += _entries[i].Bytes;
            }
        }

        return sum;
    }

    /// <summary>The buffer at <paramref name="index"/>, in the order of construction.</summary>
    public MemoryPlanEntry this[int index] => _entries[index];

    /// <summary>Adds a buffer.</summary>
    /// <param name="place">Who holds it.</param>
    /// <param name="name">What it holds, for people.</param>
    /// <param name="bytes">Its size.</param>
    public void Add(MemoryPlace place, string name, long bytes)
    {
        if (Count == _entries.Length)
        {
            MemoryPlanEntry[] longer = new MemoryPlanEntry[2 * Count];
            for (int i = 0; i < Count; i++)
            {
                longer[i] = _entries[i];
            }

            _entries = longer;
        }

        _entries[Count++] = new MemoryPlanEntry(place, name, bytes);
    }
}
