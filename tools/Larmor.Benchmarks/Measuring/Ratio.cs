namespace Larmor.Benchmarks;

/// <summary>How often one side's time goes into the other's.</summary>
/// <param name="Value">Median over median.</param>
/// <param name="Sd">Population standard deviation of the ratios of single rounds.</param>
/// <param name="Count">Rounds.</param>
public sealed record Ratio(double Value, double Sd, int Count)
{
    /// <summary><paramref name="other"/>'s time over <paramref name="own"/>: above 1 when <paramref name="own"/> is faster.</summary>
    public static Ratio Of(Timing other, Timing own)
    {
        double[] rounds = [.. other.Seconds.Zip(own.Seconds, (theirs, ours) => theirs / ours)];
        double mean = rounds.Average();
        return new Ratio(other.Median / own.Median, Math.Sqrt(rounds.Sum(r => (r - mean) * (r - mean)) / rounds.Length), rounds.Length);
    }
}
