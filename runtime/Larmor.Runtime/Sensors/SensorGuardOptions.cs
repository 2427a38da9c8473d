namespace Larmor.Runtime;

/// <summary>What a healthy sensor looks like.</summary>
public sealed class SensorGuardOptions
{
    /// <summary>Least value of the range, in the sensor's unit; at or below it a channel is at its end.</summary>
    public float Minimum { get; init; } = -1e30f;

    /// <summary>Largest value of the range, in the sensor's unit.</summary>
    public float Maximum { get; init; } = 1e30f;

    /// <summary>Samples in a row at an end of the range before a channel counts as saturated; 0 never.</summary>
    public int SaturatedCount { get; init; } = 4;

    /// <summary>Equal samples in a row before a channel counts as stuck; 0 never. A quantised sensor at rest repeats itself: choose well above that.</summary>
    public int StuckCount { get; init; } = 64;
}
