namespace Larmor.Firmware.Simulated;

/// <summary>The clear figures of a simulation.</summary>
public sealed class SimulationReport
{
    /// <summary>Time that went by in the world, s.</summary>
    public double Seconds { get; init; }

    /// <summary>Samples asked for, all lives together.</summary>
    public long SampleCount { get; init; }

    /// <summary>Windows judged.</summary>
    public int WindowCount { get; init; }

    /// <summary>Windows that were alarms.</summary>
    public int AlarmCount { get; init; }

    /// <summary>Windows that were judged ready, with all well and nothing happening: those that may not be alarms.</summary>
    public int QuietCount { get; init; }

    /// <summary>Alarms among them.</summary>
    public int FalseAlarmCount { get; init; }

    /// <summary>Things that happened in the world.</summary>
    public int EventCount { get; init; }

    /// <summary>Those with an alarm while they lasted.</summary>
    public int FoundCount { get; init; }

    /// <summary>Faults of the hardware.</summary>
    public int FaultCount { get; init; }

    /// <summary>Those that telemetry told of.</summary>
    public int ToldCount { get; init; }

    /// <summary>Times that the node was started after the first.</summary>
    public int RestartCount { get; init; }

    /// <summary>Starts that failed, because a device did not answer, and were tried again.</summary>
    public int FailedStartCount { get; init; }

    /// <summary>Exceptions that left the node; it was started again.</summary>
    public int CrashCount { get; init; }

    /// <summary>Times that no sample came for long although nothing was wrong.</summary>
    public int HangCount { get; init; }

    /// <summary>Times that the loop restarted its sensor.</summary>
    public int SensorRestartCount { get; init; }

    /// <summary>Checkpoints confirmed.</summary>
    public int CheckpointCount { get; init; }

    /// <summary>Age of the last confirmed one at the end, s; -1 without one.</summary>
    public double CheckpointAgeSeconds { get; init; }

    /// <summary>Bytes on the sensor's bus for each sample.</summary>
    public double BytesPerSample { get; init; }

    /// <summary>Transactions on the sensor's bus for each sample.</summary>
    public double TransfersPerSample { get; init; }
}
