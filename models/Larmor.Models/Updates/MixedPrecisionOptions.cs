namespace Larmor.Models;

/// <summary>How <see cref="MixedPrecision"/> turns what the host has summed up into pulses.</summary>
public sealed class MixedPrecisionOptions
{
    /// <summary>A change is written once it reaches this many <see cref="Larmor.Hal.ChipAccuracy.UpdateSigma"/> of the chip (half a level of an even cell).</summary>
    public float Threshold { get; init; } = 1f;

    /// <summary>True to read a row back after writing and to owe what is missing; false to trust the pulses.</summary>
    public bool IsVerified { get; init; } = true;
}
