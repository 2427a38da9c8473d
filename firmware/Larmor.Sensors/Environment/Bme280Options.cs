namespace Larmor.Sensors;

/// <summary>How a BME280 is read.</summary>
public sealed class Bme280Options
{
    /// <summary>Samples a second, Hz: 0.001 to 25.</summary>
    public float SampleRateHertz { get; init; } = 1f;
}
