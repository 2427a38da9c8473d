namespace Larmor.Firmware;

/// <summary>How a window becomes a drive; what an encoder does not use is not looked at.</summary>
public sealed class EncoderOptions
{
    internal const string Raw = "raw";
    internal const string Statistics = "statistics";
    internal const string Spectrum = "spectrum";
    internal const string Spikes = "spikes";

    /// <summary>"raw", "statistics", "spectrum" or "spikes" (level crossings, counted).</summary>
    public string Name { get; init; } = Statistics;

    /// <summary>True when mean and deviation are taken out, online; never for the job "predict".</summary>
    public bool IsNormalised { get; init; } = true;

    /// <summary>Windows that mean and deviation remember.</summary>
    public int Memory { get; init; } = 4096;

    /// <summary>"raw": drive per unit of the sensor.</summary>
    public float Scale { get; init; } = 1f;

    /// <summary>"statistics": least deviation, in the sensor's unit.</summary>
    public float Floor { get; init; } = 0.02f;

    /// <summary>"spectrum": bands of a channel.</summary>
    public int BandCount { get; init; } = 16;

    /// <summary>"spectrum": lower edge of the first band, Hz; 0 for a fiftieth of the sample rate.</summary>
    public float LowHertz { get; init; }

    /// <summary>"spectrum": upper edge of the last band, Hz; 0 for 0.45 of the sample rate.</summary>
    public float HighHertz { get; init; }

    /// <summary>"spikes": distance between levels, in the sensor's unit.</summary>
    public float LevelStep { get; init; } = 0.1f;

    /// <summary>"spikes": parts of a window in which spikes are counted.</summary>
    public int PartCount { get; init; } = 4;

    internal static EncoderOptions Read(OptionReader reader)
    {
        var fallback = new EncoderOptions();
        return new EncoderOptions
        {
            Name = reader.Choice("name", fallback.Name, Raw, Statistics, Spectrum, Spikes),
            IsNormalised = reader.Flag("isNormalised", fallback.IsNormalised),
            Memory = reader.Whole("memory", fallback.Memory, 2, 1_000_000_000),
            Scale = reader.Number("scale", fallback.Scale, 1e-9f, 1e9f),
            Floor = reader.Number("floor", fallback.Floor, 1e-9f, 1e9f),
            BandCount = reader.Whole("bandCount", fallback.BandCount, 1, 4096),
            LowHertz = reader.Number("lowHertz", fallback.LowHertz, 0f, 1e6f),
            HighHertz = reader.Number("highHertz", fallback.HighHertz, 0f, 1e6f),
            LevelStep = reader.Number("levelStep", fallback.LevelStep, 1e-9f, 1e9f),
            PartCount = reader.Whole("partCount", fallback.PartCount, 1, 1024),
        };
    }
}
