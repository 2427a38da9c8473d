namespace Larmor.Results;

/// <summary>One point of a learning curve.</summary>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Figure">Which accuracy.</param>
/// <param name="Percent">Its value.</param>
public sealed record CurvePoint(double Epoch, string Figure, double Percent);
