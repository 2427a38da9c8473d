namespace Larmor.Data;

/// <summary>One file of the Numenta Anomaly Benchmark.</summary>
/// <param name="Group">Its folder: "realKnownCause".</param>
/// <param name="Name">File name.</param>
/// <param name="Times">Time of each value.</param>
/// <param name="Values">The values.</param>
/// <param name="Windows">First and last index of every window that counts as anomalous.</param>
public sealed record AnomalyStream(
    string Group, string Name, DateTime[] Times, float[] Values, IReadOnlyList<(int First, int Last)> Windows);
