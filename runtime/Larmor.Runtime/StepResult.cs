namespace Larmor.Runtime;

/// <summary>What a step of the loop did.</summary>
public enum StepResult
{
    /// <summary>There was no sample.</summary>
    Waiting,

    /// <summary>A sample went into the window.</summary>
    Sampled,

    /// <summary>A window was judged: see <see cref="EdgeLoop.Decision"/>.</summary>
    Decided,

    /// <summary>The sample was bad, or none came: it is not learned from.</summary>
    Faulted,

    /// <summary>The replay is over.</summary>
    Ended,
}
