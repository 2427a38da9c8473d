namespace Larmor.Firmware;

/// <summary>Where samples come from, and what a healthy one looks like.</summary>
public sealed class SensorOptions
{
    /// <summary>Name in the <see cref="SensorCatalog"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where a device is: <c>spi:0.0</c> (bus and line) or <c>i2c:1.0x53</c> (bus and address).</summary>
    public string Address { get; init; } = "";

    /// <summary>File of a replay.</summary>
    public string Path { get; init; } = "";

    /// <summary>Values of a sample, for replays and converters; 0 takes the device's own number.</summary>
    public int ChannelCount { get; init; }

    /// <summary>Samples a second, Hz.</summary>
    public float SampleRateHertz { get; init; } = 100f;

    /// <summary>Full scale of a device, in its unit; 0 for its default.</summary>
    public float Range { get; init; }

    /// <summary>True for a replay that keeps time; without it a file runs as fast as it can.</summary>
    public bool IsPaced { get; init; }

    /// <summary>Every so many samples one is taken, after a low pass; 1 for all.</summary>
    public int Decimation { get; init; } = 1;

    /// <summary>Least value of the range, in the sensor's unit.</summary>
    public float Minimum { get; init; } = -1e30f;

    /// <summary>Largest value of the range, in the sensor's unit.</summary>
    public float Maximum { get; init; } = 1e30f;

    /// <summary>Samples in a row at an end of the range before a channel counts as saturated; 0 never.</summary>
    public int SaturatedCount { get; init; } = 4;

    /// <summary>Equal samples in a row before a channel counts as stuck; 0 never.</summary>
    public int StuckCount { get; init; } = 64;

    internal static SensorOptions Read(OptionReader reader)
    {
        var fallback = new SensorOptions();
        return new SensorOptions
        {
            Name = SensorCatalog.ReadName(reader),
            Address = reader.Text("address", fallback.Address),
            Path = reader.Path("path"),
            ChannelCount = reader.Whole("channelCount", fallback.ChannelCount, 0, 64),
            SampleRateHertz = reader.Number("sampleRateHertz", fallback.SampleRateHertz, 0.001f, 1e6f),
            Range = reader.Number("range", fallback.Range, 0f, 1e6f),
            IsPaced = reader.Flag("isPaced", fallback.IsPaced),
            Decimation = reader.Whole("decimation", fallback.Decimation, 1, 64),
            Minimum = reader.Number("minimum", fallback.Minimum, -1e30f, 1e30f),
            Maximum = reader.Number("maximum", fallback.Maximum, -1e30f, 1e30f),
            SaturatedCount = reader.Whole("saturatedCount", fallback.SaturatedCount, 0, 1_000_000),
            StuckCount = reader.Whole("stuckCount", fallback.StuckCount, 0, 1_000_000),
        };
    }
}
