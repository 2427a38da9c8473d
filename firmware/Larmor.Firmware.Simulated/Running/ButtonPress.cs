namespace Larmor.Firmware.Simulated;

/// <summary>Somebody presses a button, for a fifth of a second.</summary>
/// <param name="Microseconds">When.</param>
/// <param name="Pin">Which.</param>
public readonly record struct ButtonPress(long Microseconds, int Pin);
