using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>A bucket of so many turns, filled again evenly over a minute. By the clock of the node.</summary>
internal sealed class RateLimit
{
    private const double Minute = 60_000.0;

    private readonly IClock _clock;
    private readonly int _perMinute;
    private double _turns;
    private long _at;

    internal RateLimit(int perMinute, IClock clock)
    {
        _perMinute = perMinute;
        _turns = perMinute;
        _clock = clock;
        _at = clock.Milliseconds;
    }

    internal bool TryTake()
    {
        long now = _clock.Milliseconds;
        double filled = now > _at ? (now - _at) * _perMinute / Minute : 0.0;
        _at = now;
        _turns = filled + _turns < _perMinute ? filled + _turns : _perMinute;
        if (_turns < 1.0)
        {
            return false;
        }

        _turns -= 1.0;
        return true;
    }
}
