namespace Larmor.Runtime;

/// <summary>Virtual time of a replay: moved on by whoever replays, as fast as the processor goes.</summary>
public sealed class SampleClock : IClock
{
    private long _microseconds;

    /// <inheritdoc/>
    public long Milliseconds => _microseconds / 1000;

    /// <summary>Moves time on.</summary>
    public void Advance(long microseconds) => _microseconds += microseconds;
}
