using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>A window around each event that a detector finds: <c>before</c> samples up to the event, <c>after</c> samples past it.</summary>
/// <remarks>An event within <c>after</c> samples of the one before is dropped and counted. Allocates nothing after construction.</remarks>
public sealed class EventWindow : IWindow
{
    private readonly SampleRing _ring;
    private readonly IEventDetector _detector;
    private readonly int _after;
    private int _remaining = -1;

    /// <summary>An empty window.</summary>
    /// <param name="channelCount">Values of a sample.</param>
    /// <param name="detector">Finds the events; its delay must be at most <paramref name="after"/>.</param>
    /// <param name="before">Samples up to the event, the event's own included; at least 1.</param>
    /// <param name="after">Samples past it.</param>
    public EventWindow(int channelCount, IEventDetector detector, int before, int after)
    {
        if (before < 1)
        {
            Throw.Range(nameof(before), before, 1, ChipInfo.Unlimited);
        }

        if (after < detector.DelayCount)
        {
            Throw.Range(nameof(after), after, detector.DelayCount, ChipInfo.Unlimited);
        }

        _detector = detector;
        _after = after;
        _ring = new SampleRing(channelCount, before + after);
        ChannelCount = channelCount;
        Length = before + after;
    }

    /// <inheritdoc/>
    public int ChannelCount { get; }

    /// <inheritdoc/>
    public int Length { get; }

    /// <summary>Samples from the last event that was given to the one before it; 0 before there were two.</summary>
    public int IntervalCount { get; private set; }

    /// <summary>Events too close to the one before.</summary>
    public int DroppedCount { get; private set; }

    private int SinceEvent { get; set; }

    /// <inheritdoc/>
    public WindowState Push(ReadOnlySpanFloat sample, bool isGood)
    {
        _ring.Push(sample, isGood);
        if (!isGood)
        {
            _detector.Clear();
            bool wasDue = _remaining >= 0;
            _remaining = -1;
            SinceEvent = 0;
            IntervalCount = 0;
            return wasDue ? WindowState.Spoiled : WindowState.Filling;
        }

        SinceEvent++;
        if (_detector.Push(sample))
        {
            if (_remaining >= 0)
            {
                DroppedCount++;
            }
            else
            {
                _remaining = _after - _detector.DelayCount;
                IntervalCount = SinceEvent;
                SinceEvent = 0;
            }
        }

        if (_remaining < 0 || _remaining-- > 0)
        {
            return WindowState.Filling;
        }

        return _ring.IsWhole ? WindowState.Ready : WindowState.Spoiled;
    }

    /// <inheritdoc/>
    public void CopyTo(SpanFloat destination)
    {
        if (destination.Length != ChannelCount * Length)
        {
            Throw.Length(nameof(destination), destination.Length, ChannelCount * Length);
        }

        _ring.CopyTo(destination);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _ring.Clear();
        _detector.Clear();
        _remaining = -1;
        SinceEvent = 0;
        IntervalCount = 0;
    }
}
