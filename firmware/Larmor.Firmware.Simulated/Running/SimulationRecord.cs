using System.Collections.Generic;
using Larmor.Runtime;

namespace Larmor.Firmware.Simulated;

/// <summary>Telemetry of a simulated node, as a file on its disk would have it: nothing is taken while the disk is full. In the world's time.</summary>
public sealed class SimulationRecord : ITelemetrySink
{
    private readonly SimulatedWorld _world;
    private readonly List<DecisionPoint> _decisions = [];
    private int _lostBefore;

    internal SimulationRecord(SimulatedWorld world) => _world = world;

    /// <summary>Every decision.</summary>
    public IReadOnlyList<DecisionPoint> Decisions => _decisions;

    /// <summary>What was told last; the name of its kind.</summary>
    public TelemetryKind LastKind { get; private set; } = TelemetryKind.Started;

    /// <summary>Records taken.</summary>
    public long Count { get; private set; }

    /// <summary>Times that the sensor was restarted by the loop.</summary>
    public int SensorRestartCount { get; private set; }

    /// <summary>Times that decisions were withdrawn.</summary>
    public int SafeStateCount { get; private set; }

    /// <summary>Commands carried out.</summary>
    public int CommandCount { get; private set; }

    /// <summary>Checkpoints confirmed.</summary>
    public int CheckpointCount { get; private set; }

    /// <summary>When the last checkpoint was confirmed, µs of the world; -1 before the first.</summary>
    public long LastCheckpointAt { get; private set; } = -1;

    /// <inheritdoc/>
    public bool Accept(TelemetryFrame frame)
    {
        System.ArgumentNullException.ThrowIfNull(frame);
        if (_world.Disk.IsFull)
        {
            return false;
        }

        Count++;
        LastKind = frame.Kind;
        HasLost |= frame.LostCount > _lostBefore;
        _lostBefore = frame.LostCount;
        switch (frame.Kind)
        {
            case TelemetryKind.Decision:
                bool isAlarm = (frame.Flags & TelemetryFlags.Alarm) != 0;
                HasAlarm |= isAlarm;
                _decisions.Add(new DecisionPoint(_world.Time.Microseconds, frame.Score, frame.Margin, frame.ClassIndex, isAlarm, (frame.Flags & TelemetryFlags.Ready) != 0));
                break;
            case TelemetryKind.FaultBegan:
                Began |= frame.Faults;
                break;
            case TelemetryKind.Started:
                HasStarted = true;
                break;
            case TelemetryKind.CheckpointSaved:
                CheckpointCount++;
                LastCheckpointAt = _world.Time.Microseconds;
                break;
            case TelemetryKind.CheckpointFailed:
                HasFailedCheckpoint = true;
                break;
            case TelemetryKind.SensorRestarted:
                SensorRestartCount++;
                break;
            case TelemetryKind.SafeState:
                SafeStateCount++;
                break;
            case TelemetryKind.ChipFailed:
                HasFailedChip = true;
                break;
            default:
                CommandCount++;
                break;
        }

        return true;
    }

    private SensorFaults Began { get; set; }

    private bool HasAlarm { get; set; }

    private bool HasStarted { get; set; }

    private bool HasLost { get; set; }

    private bool HasFailedCheckpoint { get; set; }

    private bool HasFailedChip { get; set; }

    /// <summary>A fault comes: what was told before does not count for it.</summary>
    internal void Forget()
    {
        Began = SensorFaults.None;
        HasAlarm = false;
        HasStarted = false;
        HasLost = false;
        HasFailedCheckpoint = false;
        HasFailedChip = false;
    }

    /// <summary>True when what was told since <see cref="Forget"/> names the fault.</summary>
    internal bool Tells(FaultKind kind) => kind switch
    {
        FaultKind.Unplug or FaultKind.StuckBus => (Began & SensorFaults.Missing) != 0,
        FaultKind.StuckSensor => (Began & SensorFaults.Stuck) != 0,
        FaultKind.Saturated => (Began & SensorFaults.Saturated) != 0,
        FaultKind.Noise or FaultKind.BitErrors => HasAlarm || Began != SensorFaults.None,
        FaultKind.BrownOut => HasStarted,
        FaultKind.ClockJump => (Began & SensorFaults.ClockJump) != 0,
        FaultKind.ChipUnplug => HasFailedChip,
        _ => HasLost || HasFailedCheckpoint,
    };
}
