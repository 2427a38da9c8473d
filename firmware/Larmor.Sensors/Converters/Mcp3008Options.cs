namespace Larmor.Sensors;

/// <summary>How an MCP3008 is read.</summary>
public sealed class Mcp3008Options
{
    /// <summary>Channels read, from channel 0 on: 1 to 8.</summary>
    public int ChannelCount { get; init; } = 1;

    /// <summary>Samples a second of each channel, Hz: 0.001 to 1000.</summary>
    public float SampleRateHertz { get; init; } = 100f;

    /// <summary>Voltage at the pin VREF, V: full scale.</summary>
    public float ReferenceVolts { get; init; } = 3.3f;
}
