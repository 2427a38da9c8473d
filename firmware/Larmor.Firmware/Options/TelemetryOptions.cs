namespace Larmor.Firmware;

/// <summary>Who is told.</summary>
public sealed class TelemetryOptions
{
    /// <summary>File that takes a line of JSON a record, "-" for standard output, empty for none.</summary>
    public string JsonLines { get; init; } = "";

    /// <summary>Records that wait for a slow file or pipe; further ones are counted as lost.</summary>
    public int JsonLinesCapacity { get; init; } = 4096;

    /// <summary>The broker; null for none.</summary>
    public MqttOptions? Mqtt { get; init; }

    /// <summary>The endpoint; null for none.</summary>
    public PrometheusOptions? Prometheus { get; init; }

    internal static TelemetryOptions Read(OptionReader reader, string name)
    {
        var fallback = new TelemetryOptions();
        return new TelemetryOptions
        {
            JsonLines = reader.Path("jsonLines"),
            JsonLinesCapacity = reader.Whole("jsonLinesCapacity", fallback.JsonLinesCapacity, 16, 1 << 22),
            Mqtt = reader.Child("mqtt", mqtt => MqttOptions.Read(mqtt, name)),
            Prometheus = reader.Child("prometheus", PrometheusOptions.Read),
        };
    }
}
