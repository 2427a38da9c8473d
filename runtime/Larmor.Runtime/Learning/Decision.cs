namespace Larmor.Runtime;

/// <summary>What a learner says of one window.</summary>
public readonly struct Decision
{
    /// <summary>The class when there is none: nothing learned yet, or not a matter of classes.</summary>
    public const int NoClass = -1;

    /// <summary>A decision.</summary>
    /// <param name="classIndex">Class, or <see cref="NoClass"/>.</param>
    /// <param name="score">Of the class, or of novelty.</param>
    /// <param name="margin">Distance to the second class, or to the threshold.</param>
    /// <param name="isAlarm">True when the window is not what was learned.</param>
    public Decision(int classIndex, float score, float margin, bool isAlarm)
    {
        ClassIndex = classIndex;
        Score = score;
        Margin = margin;
        IsAlarm = isAlarm;
    }

    /// <summary>0-based class, or <see cref="NoClass"/>.</summary>
    public int ClassIndex { get; }

    /// <summary>Score of that class, or novelty: the larger the more.</summary>
    public float Score { get; }

    /// <summary>How far from deciding otherwise: score minus the second best class's, or minus the threshold.</summary>
    public float Margin { get; }

    /// <summary>True when the window is not what was learned.</summary>
    public bool IsAlarm { get; }
}
