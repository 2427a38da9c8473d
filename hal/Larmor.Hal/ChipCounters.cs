namespace Larmor.Hal;

/// <summary>What a chip has done: events, never energy; a report multiplies them by constants whose source it names.</summary>
public readonly struct ChipCounters
{
    /// <summary>Counts since the last reset.</summary>
    public ChipCounters(long multiplyAddCount, long skippedCount, long updateCount, long programCount, long clippedCount)
    {
        MultiplyAddCount = multiplyAddCount;
        SkippedCount = skippedCount;
        UpdateCount = updateCount;
        ProgramCount = programCount;
        ClippedCount = clippedCount;
    }

    /// <summary>Multiply-adds of a dense network of that shape, forward and backward.</summary>
    public long MultiplyAddCount { get; }

    /// <summary>Of those, multiply-adds that were skipped because an input was 0.</summary>
    public long SkippedCount { get; }

    /// <summary>Synapses visited by <see cref="IPlasticity"/>.</summary>
    public long UpdateCount { get; }

    /// <summary>Synapses written by <see cref="IWeightMemory"/>, or pulses given where the device counts them.</summary>
    public long ProgramCount { get; }

    /// <summary>Values that met the end of a range.</summary>
    public long ClippedCount { get; }
}
