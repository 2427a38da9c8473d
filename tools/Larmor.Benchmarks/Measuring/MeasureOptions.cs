namespace Larmor.Benchmarks;

/// <summary>How long and how often is measured.</summary>
public sealed record MeasureOptions
{
    /// <summary>Rounds; every contender is timed once a round.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>Length of one timing, in seconds: calls are repeated to fill it.</summary>
    public double SampleSeconds { get; init; } = 0.03;

    /// <summary>What each contender works before the first round, in seconds: caches, threads, and the JIT's last tier.</summary>
    public double WarmUpSeconds { get; init; } = 0.6;

    /// <summary>Rest before each timing, in milliseconds, in which the other side's threads stop spinning.</summary>
    public int RestMilliseconds { get; init; } = 5;

    /// <summary>Few and short: shows that a benchmark works, not what it measures.</summary>
    public static MeasureOptions Quick { get; } = new() { Rounds = 3, SampleSeconds = 0.01, WarmUpSeconds = 0.1 };
}
