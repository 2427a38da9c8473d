namespace Larmor.Results;

/// <summary>A figure over the seeds of an experiment.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Population standard deviation, as the published ones; 0 for one seed.</param>
/// <param name="N">Number of seeds.</param>
/// <param name="Unit">Unit.</param>
public sealed record Figure(double Mean, double Sd, int N, string Unit)
{
    /// <summary>Summary of values.</summary>
    public static Figure Of(IReadOnlyList<double> values, string unit)
    {
        double mean = values.Average();
        double variance = values.Sum(v => (v - mean) * (v - mean)) / values.Count;
        return new Figure(Math.Round(mean, 4), Math.Round(Math.Sqrt(variance), 4), values.Count, unit);
    }
}
