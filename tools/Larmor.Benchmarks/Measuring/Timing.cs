namespace Larmor.Benchmarks;

/// <summary>One contender's timings, a value per round.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Seconds">Seconds per call, in the order of the rounds.</param>
public sealed record Timing(string Name, IReadOnlyList<double> Seconds)
{
    /// <summary>Median of the rounds, in seconds per call.</summary>
    public double Median { get; } = MedianOf(Seconds);

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The one with the smallest median: a rival that can be run in several ways is run in its best.</summary>
    public static Timing Fastest(IEnumerable<Timing> timings) => timings.MinBy(timing => timing.Median)!;
}
