namespace Larmor.Runtime;

/// <summary>Virtual time of a replay: moved on by whoever replays, as fast as the processor goes.</summary>
public sealed class SampleClock : IClock
{
    /// <inheritdoc/>
    public long Milliseconds => Microseconds / 1000;

    /// <summary>Microseconds since the beginning.</summary>
    public long Microseconds { get; private set; }

    /// <summary>Moves time on.</summary>
    public void Advance(long microseconds) => Microseconds += microseconds;
}
