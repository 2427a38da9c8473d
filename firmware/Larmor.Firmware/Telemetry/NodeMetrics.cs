using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Threading;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>The last record as figures that any thread may read: a meter of its own, for whatever exporter listens.</summary>
public sealed class NodeMetrics : ITelemetrySink, IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Larmor.Firmware";

    private readonly Lock _lock = new();
    private readonly TelemetryFrame _last = new();
    private readonly Meter _meter;
    private readonly KeyValuePair<string, object?>[] _tags;
    private long _alarmCount;
    private long _faultCount;

    /// <summary>Figures of a node.</summary>
    /// <param name="name">Its name: a label of every figure.</param>
    public NodeMetrics(string name)
    {
        _meter = new Meter(MeterName);
        _tags = [new("node", name)];
        Counter("larmor_samples", "Samples taken", frame => frame.SampleCount);
        Counter("larmor_windows", "Windows judged", frame => frame.WindowCount);
        Counter("larmor_alarms", "Windows that were not what was learned, since the program began", _ => _alarmCount);
        Counter("larmor_bad_samples", "Samples that were not learned from", frame => frame.BadCount);
        Counter("larmor_faults", "Faults that began, since the program began", _ => _faultCount);
        Counter("larmor_lost_records", "Telemetry records that a sink did not take", frame => frame.LostCount);
        Gauge("larmor_checkpoint_sequence", "Number of the last confirmed checkpoint", frame => frame.CheckpointSequence);
        Gauge("larmor_class", "Class of the last window, -1 for none", frame => frame.ClassIndex);
        Gauge("larmor_score", "Score of the last window", frame => frame.Score);
        Gauge("larmor_margin", "Margin of the last window", frame => frame.Margin);
        Gauge("larmor_sensor_faults", "What is wrong now, as bits", frame => (int)frame.Faults);
        Gauge("larmor_ready", "1 once decisions mean something", frame => (frame.Flags & TelemetryFlags.Ready) != 0 ? 1 : 0);
        Gauge("larmor_frozen", "1 while learning is switched off", frame => (frame.Flags & TelemetryFlags.Frozen) != 0 ? 1 : 0);
        Gauge("larmor_safe_state", "1 while decisions are withdrawn", frame => (frame.Flags & TelemetryFlags.Safe) != 0 ? 1 : 0);
    }

    /// <inheritdoc/>
    public bool Accept(TelemetryFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);

        // Held for a copy of fifteen numbers; the other side holds it for one.
        lock (_lock)
        {
            frame.CopyTo(_last);
            _alarmCount += frame.Kind == TelemetryKind.Decision && (frame.Flags & TelemetryFlags.Alarm) != 0 ? 1 : 0;
            _faultCount += frame.Kind == TelemetryKind.FaultBegan ? 1 : 0;
        }

        return true;
    }

    /// <summary>Takes the figures back.</summary>
    public void Dispose() => _meter.Dispose();

    private void Counter(string name, string description, Func<TelemetryFrame, long> value) => _meter.CreateObservableCounter(
        name,
        () =>
        {
            lock (_lock)
            {
                return new Measurement<long>(value(_last), _tags);
            }
        },
        description: description);

    private void Gauge(string name, string description, Func<TelemetryFrame, float> value) => _meter.CreateObservableGauge(
        name,
        () =>
        {
            lock (_lock)
            {
                return new Measurement<float>(value(_last), _tags);
            }
        },
        description: description);
}
