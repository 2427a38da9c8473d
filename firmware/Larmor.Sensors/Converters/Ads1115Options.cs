namespace Larmor.Sensors;

/// <summary>How an ADS1115 is read.</summary>
public sealed class Ads1115Options
{
    /// <summary>Channels read, from AIN0 on, each against ground: 1 to 4.</summary>
    public int ChannelCount { get; init; } = 1;

    /// <summary>Samples a second of each channel, Hz; all channels together at most 400.</summary>
    public float SampleRateHertz { get; init; } = 10f;

    /// <summary>Full scale: 6.144, 4.096, 2.048, 1.024, 0.512 or 0.256 V. No input may exceed the supply.</summary>
    public float RangeVolts { get; init; } = 4.096f;
}
