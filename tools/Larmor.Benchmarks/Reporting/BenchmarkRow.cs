namespace Larmor.Benchmarks;

/// <summary>One line of the table: one thing measured against one rival.</summary>
/// <param name="Figure">Figure that it counts for, or empty when it is for the reader only.</param>
/// <param name="What">What was done.</param>
/// <param name="Rival">Against whom, and in which form.</param>
/// <param name="RivalSeconds">The rival's median, in seconds; null when there is none.</param>
/// <param name="OwnSeconds">Our median, in seconds; null when no time was taken.</param>
/// <param name="Value">The ratio, or the figure itself.</param>
/// <param name="Sd">Spread over the rounds.</param>
/// <param name="Count">Rounds.</param>
/// <param name="Unit">"x" for a ratio.</param>
public sealed record BenchmarkRow(
    string Figure, string What, string Rival, double? RivalSeconds, double? OwnSeconds, double Value, double Sd, int Count, string Unit)
{
    /// <summary>A ratio of two timings.</summary>
    public static BenchmarkRow Of(string figure, string what, string rival, Timing theirs, Timing own)
    {
        Ratio ratio = Ratio.Of(theirs, own);
        return new BenchmarkRow(figure, what, rival, theirs.Median, own.Median, ratio.Value, ratio.Sd, ratio.Count, "x");
    }
}
