namespace Larmor.Runtime;

/// <summary>What a telemetry record tells of.</summary>
public enum TelemetryKind
{
    /// <summary>A window was judged.</summary>
    Decision,

    /// <summary>A fault began, or another joined it.</summary>
    FaultBegan,

    /// <summary>All faults are over.</summary>
    FaultEnded,

    /// <summary>The loop started; from a checkpoint when its sequence number is not 0.</summary>
    Started,

    /// <summary>A checkpoint was confirmed.</summary>
    CheckpointSaved,

    /// <summary>A checkpoint could not be written.</summary>
    CheckpointFailed,

    /// <summary>The sensor was restarted.</summary>
    SensorRestarted,

    /// <summary>The sensor does not come back: no decisions until it does.</summary>
    SafeState,

    /// <summary>A command was carried out.</summary>
    Command,

    /// <summary>The chip did not answer: whoever owns the loop opens it anew and goes on from the last checkpoint.</summary>
    ChipFailed,
}
