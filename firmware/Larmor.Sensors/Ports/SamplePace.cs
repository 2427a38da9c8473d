using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Sensors;

/// <summary>Says when the next sample is due, for devices that convert when asked. A clock that jumps starts it anew.</summary>
internal sealed class SamplePace
{
    private const long LongestLagMicroseconds = 1_000_000;

    private readonly IClock _clock;
    private readonly long _period;
    private long _last;
    private long _due;

    /// <summary>A pace whose first sample is due now.</summary>
    internal SamplePace(IClock clock, float sampleRateHertz)
    {
        if (!(sampleRateHertz >= 0.001f && sampleRateHertz <= 1000f))
        {
            Throw.Range(nameof(sampleRateHertz), sampleRateHertz, 0.001f, 1000f);
        }

        _clock = clock;
        _period = (long)((1e6f / sampleRateHertz) + 0.5f);
        Restart();
    }

    /// <summary>The next sample is due now.</summary>
    internal void Restart()
    {
        _last = 1000L * _clock.Milliseconds;
        _due = _last;
    }

    /// <summary>True once for each sample that is due.</summary>
    internal bool TryTake()
    {
        long now = 1000L * _clock.Milliseconds;
        if (now < _last || now - _due > LongestLagMicroseconds + _period)
        {
            _due = now;
        }

        _last = now;
        if (now < _due)
        {
            return false;
        }

        _due += _period;
        return true;
    }
}
