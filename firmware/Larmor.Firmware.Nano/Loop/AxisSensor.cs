using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>One channel of a sensor that has several.</summary>
public sealed class AxisSensor : ISensor
{
    private readonly ISensor _sensor;
    private readonly int _channel;
    private readonly float[] _sample;

    /// <summary>Takes a channel.</summary>
    /// <param name="sensor">Used by this one alone.</param>
    /// <param name="channel">Which, from 0.</param>
    public AxisSensor(ISensor sensor, int channel)
    {
        _sensor = sensor;
        _channel = channel;
        _sample = new float[sensor.ChannelCount];
    }

    /// <inheritdoc/>
    public int ChannelCount => 1;

    /// <inheritdoc/>
    public float SampleRateHertz => _sensor.SampleRateHertz;

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        SensorReading reading = _sensor.TryRead(_sample);
        sample[0] = _sample[_channel];
        return reading;
    }

    /// <inheritdoc/>
    public bool TryRestart() => _sensor.TryRestart();
}
