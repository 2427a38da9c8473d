namespace Larmor.Sensors;

/// <summary>How an ADXL345 is set up.</summary>
public sealed class Adxl345Options
{
    /// <summary>Samples a second, Hz: 3200 halved zero to nine times (3200, 1600, … 100, 50, 25, 12.5, 6.25).</summary>
    public float SampleRateHertz { get; init; } = 100f;

    /// <summary>Full scale: 2, 4, 8 or 16 times the standard gravity. The step stays 1/256 of it in all four.</summary>
    public int RangeStandardGravities { get; init; } = 16;
}
