namespace Larmor.Runtime;

/// <summary>What a job needs to know; each takes what concerns it.</summary>
public sealed class EdgeJobOptions
{
    /// <summary>Classes of "classify".</summary>
    public int ClassCount { get; init; } = 2;

    /// <summary>Share of normal windows that may raise an alarm in "novelty" and "predict".</summary>
    public float FalseAlarmRate { get; init; } = 0.01f;

    /// <summary>Windows learned as normal before "novelty" and "predict" watch.</summary>
    public int WarmUpCount { get; init; } = 256;

    /// <summary>Share of those that is normal for sure; below 1 outliers among them do not widen the picture, and the rate of false alarms holds for the bulk; 1 when nothing unusual was among them: then it holds for all.</summary>
    public float NormalShare { get; init; } = 0.75f;

    /// <summary>Channels of the sensor: "predict" judges so many numbers at the end of a drive.</summary>
    public int ChannelCount { get; init; } = 1;
}
