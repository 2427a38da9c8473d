namespace Larmor.Pictures;

/// <summary>A stretch of time with a name, marked in an <see cref="EventTimeline"/>.</summary>
/// <param name="Start">Where it begins, on the axis of the line.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Name">What it is.</param>
/// <param name="IsWanted">True for what had to be found; false for what went wrong.</param>
public readonly record struct TimeBand(double Start, double End, string Name, bool IsWanted);
