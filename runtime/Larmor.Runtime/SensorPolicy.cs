using System;

namespace Larmor.Runtime;

/// <summary>Asks the sensor, and answers its failures: retry, restart, safe state. The one place that catches.</summary>
internal sealed class SensorPolicy
{
    private readonly ISensor _sensor;
    private readonly EdgeLoopOptions _options;
    private int _failedCount;
    private int _restartCount;
    private long _wait;
    private long _dueAt = long.MinValue;

    internal SensorPolicy(ISensor sensor, EdgeLoopOptions options)
    {
        _sensor = sensor;
        _options = options;
        _wait = options.RetryMilliseconds;
    }

    internal bool IsSafe => _restartCount >= _options.SafeAfterCount;

    /// <summary>True while the sensor is left alone after a reading that failed.</summary>
    internal bool IsWaiting(long now) => now < _dueAt;

    /// <summary>The clock jumped: what was due by the time before is due now.</summary>
    internal void ForgetDue() => _dueAt = long.MinValue;

    internal SensorReading Read(SpanFloat sample)
    {
        try
        {
            SensorReading reading = _sensor.TryRead(sample);
            if (reading == SensorReading.Ready)
            {
                _failedCount = 0;
                _restartCount = 0;
                _wait = _options.RetryMilliseconds;
            }

            return reading;
        }
        catch (Exception)
        {
            // Whatever a driver throws is a reading that failed: the loop goes on, and says so.
            return SensorReading.Failed;
        }
    }

    /// <summary>Counts a failed reading; true when the sensor was restarted for it. The next one is due after a while, which doubles with every restart.</summary>
    internal bool Fail(long now)
    {
        _failedCount++;
        _dueAt = now + _wait;
        if (_failedCount < _options.RestartAfterCount)
        {
            return false;
        }

        _failedCount = 0;
        _wait = 2 * _wait < _options.LongestRetryMilliseconds ? 2 * _wait : _options.LongestRetryMilliseconds;
        _restartCount = _restartCount < _options.SafeAfterCount ? _restartCount + 1 : _restartCount;
        try
        {
            _sensor.TryRestart();
        }
        catch (Exception)
        {
            // It will be tried again after as many failed readings.
        }

        return true;
    }
}
