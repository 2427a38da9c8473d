namespace Larmor.Sensors;

/// <summary>How an MPU-6050 is set up.</summary>
public sealed class Mpu6050Options
{
    /// <summary>Samples a second, Hz: 1000 divided by a whole number, 4 to 1000.</summary>
    public float SampleRateHertz { get; init; } = 100f;

    /// <summary>Full scale of the acceleration: 2, 4, 8 or 16 times the standard gravity.</summary>
    public int RangeStandardGravities { get; init; } = 16;

    /// <summary>Full scale of the rotation: 250, 500, 1000 or 2000 degrees a second.</summary>
    public int RangeDegreesPerSecond { get; init; } = 2000;
}
