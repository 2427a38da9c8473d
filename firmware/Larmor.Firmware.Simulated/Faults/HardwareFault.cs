namespace Larmor.Firmware.Simulated;

/// <summary>One fault: what, when, how long, how much.</summary>
/// <param name="Kind">What.</param>
/// <param name="When">When, and for how long; a clock that is set jumps at its beginning.</param>
/// <param name="Strength">
/// Noise: its deviation in the signal's unit. BitErrors: probability of a damaged transaction. ClockJump: seconds, signed. BrownOut: bytes of a checkpoint
/// that still reach the disk, negative for power that goes between two steps. Else without meaning.
/// </param>
public sealed record HardwareFault(FaultKind Kind, WorldEvent When, float Strength)
{
    /// <summary>True once telemetry told of it.</summary>
    public bool IsTold { get; internal set; }
}
