namespace Larmor.Runtime;

/// <summary>Where telemetry goes: a ring in memory, a file, a broker.</summary>
public interface ITelemetrySink
{
    /// <summary>Takes one record; the frame is filled anew afterwards, so what is needed must be copied.</summary>
    /// <returns>False when it could not be taken: the loop counts it as lost and goes on.</returns>
    bool Accept(TelemetryFrame frame);
}
