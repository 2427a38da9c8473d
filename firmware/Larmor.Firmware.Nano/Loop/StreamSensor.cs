using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>The fixed stream as a sensor, for a board without one: 50 samples a second that never end.</summary>
public sealed class StreamSensor : ISensor
{
    private readonly DeviceStream _stream = new DeviceStream();
    private readonly float[] _values = new float[SmallProfile.InputCount];
    private int _next;

    /// <inheritdoc/>
    public int ChannelCount => 1;

    /// <inheritdoc/>
    public float SampleRateHertz => 50f;

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        if (_next == 0)
        {
            _stream.Next(_values);
        }

        sample[0] = 20f * _values[_next];
        _next = (_next + 1) % _values.Length;
        return SensorReading.Ready;
    }

    /// <inheritdoc/>
    public bool TryRestart() => true;
}
