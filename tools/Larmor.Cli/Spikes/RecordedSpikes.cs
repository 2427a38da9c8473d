using Larmor.Hal;

namespace Larmor.Cli.Spikes;

/// <summary>A spike port that plays a recording: whoever reads a chip's events can read these.</summary>
public sealed class RecordedSpikes : ISpikePort
{
    private readonly SpikeBuffer _events;
    private int _next;

    /// <summary>At the beginning of a recording.</summary>
    public RecordedSpikes(int hiddenCount, int outputCount, SpikeBuffer events)
    {
        ArgumentNullException.ThrowIfNull(events);
        HiddenCount = hiddenCount;
        OutputCount = outputCount;
        _events = events;
    }

    /// <summary>Hidden neurons: addresses from 0 on.</summary>
    public int HiddenCount { get; }

    /// <summary>Output neurons: addresses from <see cref="HiddenCount"/> on.</summary>
    public int OutputCount { get; }

    /// <summary>Events of the recording.</summary>
    public int EventCount => _events.Count;

    /// <summary>Time of the last event.</summary>
    public uint EndMicroseconds => _events.Count == 0 ? 0u : _events.TimestampMicroseconds(_events.Count - 1);

    /// <inheritdoc/>
    public uint NowMicroseconds { get; private set; }

    /// <inheritdoc/>
    /// <remarks>What happened stays as it was: spikes sent have no effect.</remarks>
    public void Send(SpikeBuffer events)
    {
    }

    /// <inheritdoc/>
    public void RunUntil(uint timestampMicroseconds, SpikeBuffer received)
    {
        ArgumentNullException.ThrowIfNull(received);
        received.Clear();
        for (; _next < _events.Count && _events.TimestampMicroseconds(_next) <= timestampMicroseconds; _next++)
        {
            received.Add(_events.Address(_next), _events.TimestampMicroseconds(_next));
        }

        NowMicroseconds = timestampMicroseconds;
    }
}
