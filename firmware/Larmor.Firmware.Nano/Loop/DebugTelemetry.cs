using System.Diagnostics;
using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>Tells what matters over the debugger's serial line: alarms, faults, checkpoints. A word each, so that plain windows cost nothing.</summary>
public sealed class DebugTelemetry : ITelemetrySink
{
    /// <summary>Alarms so far.</summary>
    public int AlarmCount { get; private set; }

    /// <inheritdoc/>
    public bool Accept(TelemetryFrame frame)
    {
        switch (frame.Kind)
        {
            case TelemetryKind.Decision:
                if ((frame.Flags & TelemetryFlags.Alarm) != 0)
                {
                    AlarmCount++;
                    Debug.WriteLine("alarm");
                }

                break;
            case TelemetryKind.FaultBegan:
                Debug.WriteLine("fault");
                break;
            case TelemetryKind.CheckpointFailed:
                Debug.WriteLine("checkpoint failed");
                break;
            case TelemetryKind.SafeState:
                Debug.WriteLine("safe state");
                break;
        }

        return true;
    }
}
