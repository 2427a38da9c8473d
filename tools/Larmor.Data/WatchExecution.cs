namespace Larmor.Data;

/// <summary>One execution of the watch recordings: sit, stand up, walk, turn, walk, turn, sit down.</summary>
/// <param name="Subject">Who: "s02".</param>
/// <param name="Number">Which execution.</param>
/// <param name="Samples">Shape [count, 6]: acceleration x, y, z (m/s²), rotation x, y, z (rad/s).</param>
/// <param name="Milliseconds">Time of each sample.</param>
/// <param name="Labels">Class of each sample: an index of <see cref="WatchRecordings.ClassNames"/>.</param>
public sealed record WatchExecution(string Subject, int Number, float[] Samples, long[] Milliseconds, int[] Labels);
