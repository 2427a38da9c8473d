namespace Larmor.Runtime;

/// <summary>How a <see cref="NoveltyLearner"/> goes from learning to watching.</summary>
public sealed class NoveltyLearnerOptions
{
    /// <summary>Share of normal windows that may raise an alarm.</summary>
    public float FalseAlarmRate { get; init; } = 0.01f;

    /// <summary>Windows that are learned as normal before it watches; at least 16.</summary>
    public int WarmUpCount { get; init; } = 256;

    /// <summary>Scores of normal windows that the threshold remembers.</summary>
    public int ScoreCount { get; init; } = 512;

    /// <summary>True to go on learning from windows below the threshold after the warm-up: follows a slow drift.</summary>
    public bool IsAdaptive { get; init; } = true;

    /// <summary>Alarms in a row after which what they show is taken for a new normal and learned; 0 for never.</summary>
    public int AbsorbCount { get; init; }
}
