using Larmor.Runtime;

namespace Larmor.Cli.Edge.Simulated;

/// <summary>Takes telemetry like a file that may be full, and remembers what was told since it was last asked.</summary>
internal sealed class FaultWitness : ITelemetrySink
{
    internal bool IsFull { get; set; }

    internal SensorFaults Began { get; private set; }

    internal bool HasAlarm { get; private set; }

    internal bool HasRestartFromCheckpoint { get; private set; }

    internal int LostCount { get; private set; }

    internal int KnownLostCount { get; private set; }

    public bool Accept(TelemetryFrame frame)
    {
        if (IsFull)
        {
            return false;
        }

        Began |= frame.Kind == TelemetryKind.FaultBegan ? frame.Faults : SensorFaults.None;
        HasAlarm |= frame.Kind == TelemetryKind.Decision && frame.Flags.HasFlag(TelemetryFlags.Alarm);
        HasRestartFromCheckpoint |= frame.Kind == TelemetryKind.Started && frame.CheckpointSequence > 0;
        LostCount = frame.LostCount;
        return true;
    }

    internal void Forget()
    {
        Began = SensorFaults.None;
        HasAlarm = false;
        HasRestartFromCheckpoint = false;
        KnownLostCount = LostCount;
    }

    /// <summary>True when what was told since <see cref="Forget"/> names the fault.</summary>
    internal bool Names(FaultKind kind) => kind switch
    {
        FaultKind.Unplugged or FaultKind.Throwing or FaultKind.Silent => Began.HasFlag(SensorFaults.Missing),
        FaultKind.Stuck => Began.HasFlag(SensorFaults.Stuck),
        FaultKind.Saturated => Began.HasFlag(SensorFaults.Saturated),
        FaultKind.NotANumber => Began.HasFlag(SensorFaults.NotFinite),
        FaultKind.Noise => HasAlarm || Began.HasFlag(SensorFaults.Saturated),
        FaultKind.BrownOut => HasRestartFromCheckpoint,
        FaultKind.ClockJump => Began.HasFlag(SensorFaults.ClockJump),
        _ => LostCount > KnownLostCount,
    };
}
