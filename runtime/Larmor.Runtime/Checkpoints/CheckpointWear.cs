using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>How often a checkpoint may be written so that the memory outlives the device.</summary>
public static class CheckpointWear
{
    private const long MillisecondsOfYear = 31_557_600_000L;

    /// <summary>Least time between two checkpoints; each of the two slots takes every other one.</summary>
    /// <param name="enduranceEraseCount">Erases a page survives: 10,000 to 100,000 for flash; 0 when it does not wear.</param>
    /// <param name="lifetimeYears">Years it should last; 0.01 to 100.</param>
    /// <returns>Milliseconds; 0 when nothing wears.</returns>
    public static long LeastIntervalMilliseconds(long enduranceEraseCount, float lifetimeYears)
    {
        if (!(lifetimeYears >= 0.01f && lifetimeYears <= 100f))
        {
            Throw.Range(nameof(lifetimeYears), lifetimeYears, 0.01f, 100f);
        }

        if (enduranceEraseCount < 0)
        {
            Throw.Range(nameof(enduranceEraseCount), enduranceEraseCount, 0f, long.MaxValue);
        }

        long lifetime = (long)(lifetimeYears * 100f) * (MillisecondsOfYear / 100);
        return enduranceEraseCount == 0 ? 0 : lifetime / (2 * enduranceEraseCount);
    }
}
