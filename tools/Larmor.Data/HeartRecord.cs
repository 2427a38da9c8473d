namespace Larmor.Data;

/// <summary>One record of the arrhythmia database.</summary>
/// <param name="Name">Number of the record: "106".</param>
/// <param name="SampleRateHertz">Samples a second.</param>
/// <param name="Channels">Leads, mV.</param>
/// <param name="Beats">Annotated beats in order of time.</param>
public sealed record HeartRecord(string Name, int SampleRateHertz, float[][] Channels, IReadOnlyList<HeartBeat> Beats);
