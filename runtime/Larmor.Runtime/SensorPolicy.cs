using System;

namespace Larmor.Runtime;

/// <summary>Asks the sensor, and answers its failures: retry, restart, safe state. The one place that catches.</summary>
internal sealed class SensorPolicy
{
    private readonly ISensor _sensor;
    private readonly EdgeLoopOptions _options;
    private int _failedCount;
    private int _restartCount;

    internal SensorPolicy(ISensor sensor, EdgeLoopOptions options)
    {
        _sensor = sensor;
        _options = options;
    }

    internal bool IsSafe => _restartCount >= _options.SafeAfterCount;

    internal SensorReading Read(SpanFloat sample)
    {
        try
        {
            SensorReading reading = _sensor.TryRead(sample);
            if (reading == SensorReading.Ready)
            {
                _failedCount = 0;
                _restartCount = 0;
            }

            return reading;
        }
        catch (Exception)
        {
            // Whatever a driver throws is a reading that failed: the loop goes on, and says so.
            return SensorReading.Failed;
        }
    }

    /// <summary>Counts a failed reading; true when the sensor was restarted for it.</summary>
    internal bool Fail()
    {
        _failedCount++;
        if (_failedCount < _options.RestartAfterCount)
        {
            return false;
        }

        _failedCount = 0;
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
