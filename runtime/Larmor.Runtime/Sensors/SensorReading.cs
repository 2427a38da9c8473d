namespace Larmor.Runtime;

/// <summary>What came of asking a sensor.</summary>
public enum SensorReading
{
    /// <summary>A sample was put into the buffer.</summary>
    Ready,

    /// <summary>No sample yet: ask again.</summary>
    Pending,

    /// <summary>There will be no more: the end of a replay.</summary>
    Ended,

    /// <summary>The sensor did not answer, or what it said cannot be read.</summary>
    Failed,
}
