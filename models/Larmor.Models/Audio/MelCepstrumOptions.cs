namespace Larmor.Models;

/// <summary>The cepstrum of the SCFF speech experiment: 16 kHz, windows of 25 ms every 12.5 ms, 39 coefficients.</summary>
public sealed class MelCepstrumOptions
{
    /// <summary>Samples a second, Hz.</summary>
    public int SampleRateHertz { get; init; } = 16000;

    /// <summary>Side of the square split of the Fourier transform: windows have its square in samples, 20 for 400.</summary>
    public int WindowRoot { get; init; } = 20;

    /// <summary>Samples from window to window.</summary>
    public int Hop { get; init; } = 200;

    /// <summary>Triangular bands, equally wide on the mel scale (HTK), from 0 Hz to half the sample rate.</summary>
    public int BandCount { get; init; } = 128;

    /// <summary>Coefficients kept: 1 to this; coefficient 0, the loudness, is dropped.</summary>
    public int CoefficientCount { get; init; } = 39;

    /// <summary>Bands more than so many decibels below the loudest band of the sound are raised to that floor.</summary>
    public float RangeDecibels { get; init; } = 80f;
}
