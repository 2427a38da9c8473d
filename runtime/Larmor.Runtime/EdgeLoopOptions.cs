namespace Larmor.Runtime;

/// <summary>The policy of a loop.</summary>
public sealed class EdgeLoopOptions
{
    /// <summary>What a healthy sensor looks like.</summary>
    public SensorGuardOptions Guard { get; init; } = new SensorGuardOptions();

    /// <summary>Least time between two checkpoints, ms; see <see cref="CheckpointWear"/>. 0 for none but those asked for.</summary>
    public long CheckpointIntervalMilliseconds { get; init; }

    /// <summary>Failed readings in a row before the sensor is restarted, and again after as many more.</summary>
    public int RestartAfterCount { get; init; } = 8;

    /// <summary>Restarts without a sample in between before decisions are withdrawn (safe state). Restarting goes on.</summary>
    public int SafeAfterCount { get; init; } = 4;

    /// <summary>Time from a failed reading to the next try, ms; it doubles with every restart that did not help. 0 for the next step, always.</summary>
    public long RetryMilliseconds { get; init; } = 1;

    /// <summary>The longest that it becomes, ms; at least <see cref="RetryMilliseconds"/>.</summary>
    public long LongestRetryMilliseconds { get; init; } = 1000;

    /// <summary>Time without a sample that counts as a failed reading, ms.</summary>
    public long SilenceMilliseconds { get; init; } = 1000;

    /// <summary>Time between two steps that counts as a jump of the clock, ms; going backwards always does.</summary>
    public long JumpMilliseconds { get; init; } = 60_000;
}
