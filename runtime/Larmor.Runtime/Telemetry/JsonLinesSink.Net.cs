using System;
using System.Buffers.Text;
using System.IO;
using System.Text;

namespace Larmor.Runtime;

/// <summary>Telemetry as a line of JSON a record. A full disk or a closed pipe costs records, never the loop.</summary>
/// <remarks>Allocates nothing after construction while the stream takes what it is given.</remarks>
public sealed class JsonLinesSink : ITelemetrySink
{
    private readonly Stream _stream;
    private readonly byte[] _line = new byte[512];
    private int _length;

    /// <summary>A sink; the stream stays the caller's.</summary>
    public JsonLinesSink(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
    }

    /// <inheritdoc/>
    public bool Accept(TelemetryFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _length = 0;
        Text("{\"kind\":\"");
        Text(Name(frame.Kind));
        Text("\"");
        Number(",\"n\":", frame.Sequence);
        Number(",\"ms\":", frame.Milliseconds);
        Number(",\"samples\":", frame.SampleCount);
        Number(",\"windows\":", frame.WindowCount);
        Number(",\"class\":", frame.ClassIndex);
        Number(",\"score\":", frame.Score);
        Number(",\"margin\":", frame.Margin);
        Number(",\"flags\":", (long)frame.Flags);
        Number(",\"faults\":", (long)frame.Faults);
        Number(",\"argument\":", frame.Argument);
        Number(",\"bad\":", frame.BadCount);
        Number(",\"checkpoint\":", frame.CheckpointSequence);
        Number(",\"lost\":", frame.LostCount);
        Text("}\n");
        try
        {
            _stream.Write(_line, 0, _length);
            return true;
        }
        catch (Exception reason) when (reason is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Name(TelemetryKind kind) => kind switch
    {
        TelemetryKind.Decision => "decision",
        TelemetryKind.FaultBegan => "fault-began",
        TelemetryKind.FaultEnded => "fault-ended",
        TelemetryKind.Started => "started",
        TelemetryKind.CheckpointSaved => "checkpoint-saved",
        TelemetryKind.CheckpointFailed => "checkpoint-failed",
        TelemetryKind.SensorRestarted => "sensor-restarted",
        TelemetryKind.SafeState => "safe-state",
        TelemetryKind.ChipFailed => "chip-failed",
        _ => "command",
    };

    private void Text(string text) => _length += Encoding.ASCII.GetBytes(text, _line.AsSpan(_length));

    private void Number(string name, long value)
    {
        Text(name);
        if (Utf8Formatter.TryFormat(value, _line.AsSpan(_length), out int written))
        {
            _length += written;
        }
    }

    private void Number(string name, float value)
    {
        Text(name);
        if (float.IsFinite(value) && Utf8Formatter.TryFormat(value, _line.AsSpan(_length), out int written))
        {
            _length += written;
        }
        else
        {
            Text("null");
        }
    }
}
