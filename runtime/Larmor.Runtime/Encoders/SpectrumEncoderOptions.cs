namespace Larmor.Runtime;

/// <summary>Which bands of the spectrum a <see cref="SpectrumEncoder"/> gives.</summary>
public sealed class SpectrumEncoderOptions
{
    /// <summary>Samples a second, Hz.</summary>
    public float SampleRateHertz { get; init; } = 12000f;

    /// <summary>Lower edge of the first band, Hz.</summary>
    public float LowHertz { get; init; } = 100f;

    /// <summary>Upper edge of the last band, Hz; at most half the sample rate.</summary>
    public float HighHertz { get; init; } = 5000f;

    /// <summary>Bands of a channel.</summary>
    public int BandCount { get; init; } = 32;

    /// <summary>True for bands of equal ratio, false for bands of equal width.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Power a band is raised to at least, in squared units of the sensor: the sensor's own noise.</summary>
    public float LeastPower { get; init; } = 1e-12f;
}
