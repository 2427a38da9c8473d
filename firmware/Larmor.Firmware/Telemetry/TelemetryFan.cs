using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>Tells several sinks, and keeps the record.</summary>
internal sealed class TelemetryFan : ITelemetrySink
{
    private readonly ITelemetrySink[] _sinks;

    internal TelemetryFan(ITelemetrySink[] sinks) => _sinks = [.. sinks];

    internal TelemetryFrame Last { get; } = new TelemetryFrame();

    public bool Accept(TelemetryFrame frame)
    {
        frame.CopyTo(Last);
        bool isTaken = true;
        foreach (ITelemetrySink sink in _sinks)
        {
            isTaken &= sink.Accept(frame);
        }

        return isTaken;
    }
}
