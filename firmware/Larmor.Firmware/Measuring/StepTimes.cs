using System;
using System.Diagnostics;

namespace Larmor.Firmware;

/// <summary>How long steps took, each by itself, and what they allocated.</summary>
public sealed class StepTimes
{
    private readonly long[] _ticks;

    private StepTimes(long[] sorted, long allocatedBytes)
    {
        _ticks = sorted;
        AllocatedBytes = allocatedBytes;
    }

    /// <summary>Bytes allocated by all steps together.</summary>
    public long AllocatedBytes { get; }

    /// <summary>Steps that were measured.</summary>
    public int Count => _ticks.Length;

    /// <summary>Runs steps and measures each.</summary>
    /// <param name="step">One step; allocates for itself only.</param>
    /// <param name="warmUpCount">Steps before the first that counts.</param>
    /// <param name="count">Steps that count, at least 1; 8 bytes are kept of each.</param>
    public static StepTimes Measure(Action step, int warmUpCount, int count)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (int i = 0; i < warmUpCount; i++)
        {
            step();
        }

        var ticks = new long[count];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count; i++)
        {
            long begun = Stopwatch.GetTimestamp();
            step();
            ticks[i] = Stopwatch.GetTimestamp() - begun;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(ticks);
        return new StepTimes(ticks, allocated);
    }

    /// <summary>The time within which a share of the steps was done, µs: 0.5 for the median, 1 for the longest.</summary>
    public double Microseconds(double share) => _ticks[Math.Min(_ticks.Length - 1, (int)(share * _ticks.Length))] * 1e6 / Stopwatch.Frequency;
}
