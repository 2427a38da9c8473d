namespace Larmor.Firmware.Simulated;

/// <summary>Something that happens in the world, from a moment on and for a time.</summary>
/// <param name="StartMicroseconds">When it begins.</param>
/// <param name="LengthMicroseconds">How long it lasts.</param>
public readonly record struct WorldEvent(long StartMicroseconds, long LengthMicroseconds)
{
    /// <summary>When it is over.</summary>
    public long EndMicroseconds => StartMicroseconds + LengthMicroseconds;

    /// <summary>True while it lasts.</summary>
    public bool Holds(long microseconds) => microseconds >= StartMicroseconds && microseconds < EndMicroseconds;
}
