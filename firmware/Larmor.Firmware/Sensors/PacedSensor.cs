using System;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>A sensor that answers whenever it is asked, held to its sample rate by the clock: for replays and for converters without a clock of their own.</summary>
/// <remarks>A reader that comes late gets what it missed at once, up to a second of it; what is older is let go. Allocates nothing after construction.</remarks>
public sealed class PacedSensor : ISensor, IDisposable
{
    private const double LatestMilliseconds = 1000.0;

    private readonly ISensor _inner;
    private readonly IClock _clock;
    private readonly double _period;
    private double _next;

    /// <summary>Wraps a sensor; the first sample is due now.</summary>
    /// <param name="inner">Read by this one alone, and disposed with it.</param>
    /// <param name="clock">Time.</param>
    public PacedSensor(ISensor inner, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(clock);
        _inner = inner;
        _clock = clock;
        _period = 1000.0 / inner.SampleRateHertz;
        _next = clock.Milliseconds;
    }

    /// <inheritdoc/>
    public int ChannelCount => _inner.ChannelCount;

    /// <inheritdoc/>
    public float SampleRateHertz => _inner.SampleRateHertz;

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        long now = _clock.Milliseconds;
        double late = now - _next;
        if (late > LatestMilliseconds || late < -LatestMilliseconds - _period)
        {
            // The reader slept, or the clock jumped: count from here.
            _next = now;
        }
        else if (late < 0.0)
        {
            return SensorReading.Pending;
        }

        _next += _period;
        return _inner.TryRead(sample);
    }

    /// <inheritdoc/>
    public bool TryRestart() => _inner.TryRestart();

    /// <summary>Disposes the sensor within, when it can be.</summary>
    public void Dispose() => (_inner as IDisposable)?.Dispose();
}
