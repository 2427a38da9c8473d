namespace Larmor.Firmware.Simulated;

/// <summary>One decision of a simulated node.</summary>
/// <param name="Microseconds">When, in the world's time.</param>
/// <param name="Score">Of the class, or of novelty.</param>
/// <param name="Margin">Score minus threshold, or minus the second best class.</param>
/// <param name="ClassIndex">Class; -1 for none.</param>
/// <param name="IsAlarm">True for a window that is not what was learned.</param>
/// <param name="IsReady">True once the job had learned enough.</param>
public readonly record struct DecisionPoint(long Microseconds, float Score, float Margin, int ClassIndex, bool IsAlarm, bool IsReady);
