using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>What the node does.</summary>
public sealed class JobOptions
{
    /// <summary>"classify", "novelty" or "predict".</summary>
    public string Name { get; init; } = EdgeJobs.Novelty;

    /// <summary>What the job needs to know; the number of channels comes from the sensor.</summary>
    public EdgeJobOptions Job { get; init; } = new EdgeJobOptions();

    internal static JobOptions Read(OptionReader reader)
    {
        var fallback = new EdgeJobOptions();
        return new JobOptions
        {
            Name = reader.Choice("name", EdgeJobs.Novelty, EdgeJobs.Classify, EdgeJobs.Novelty, EdgeJobs.Predict),
            Job = new EdgeJobOptions
            {
                ClassCount = reader.Whole("classCount", fallback.ClassCount, 2, 1024),
                FalseAlarmRate = reader.Number("falseAlarmRate", fallback.FalseAlarmRate, 1e-6f, 0.5f),
                WarmUpCount = reader.Whole("warmUpCount", fallback.WarmUpCount, 16, 1_000_000),
                NormalShare = reader.Number("normalShare", fallback.NormalShare, 0.5f, 1f),
            },
        };
    }
}
