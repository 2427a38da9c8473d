namespace Larmor.Data;

/// <summary>One channel of a recording.</summary>
/// <param name="SampleRateHertz">Samples a second.</param>
/// <param name="Samples">Amplitudes, -1 to below 1.</param>
public sealed record Sound(int SampleRateHertz, float[] Samples);
