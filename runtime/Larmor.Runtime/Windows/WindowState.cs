namespace Larmor.Runtime;

/// <summary>What a window answers to a sample.</summary>
public enum WindowState
{
    /// <summary>Nothing to look at yet.</summary>
    Filling,

    /// <summary>A whole window of good samples stands ready.</summary>
    Ready,

    /// <summary>A window would be due, but bad samples are in it.</summary>
    Spoiled,
}
