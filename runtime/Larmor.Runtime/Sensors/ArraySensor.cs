using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Replays samples from memory, once.</summary>
public sealed class ArraySensor : ISensor
{
    private readonly float[] _values;
    private int _next;

    /// <summary>A replay at its beginning.</summary>
    /// <param name="values">Shape [count, channelCount], row-major; not copied.</param>
    /// <param name="channelCount">At least 1.</param>
    /// <param name="sampleRateHertz">Samples a second.</param>
    public ArraySensor(float[] values, int channelCount, float sampleRateHertz)
    {
        if (channelCount < 1)
        {
            Throw.Range(nameof(channelCount), channelCount, 1, ChipInfo.Unlimited);
        }

        if (values.Length % channelCount != 0)
        {
            Throw.Length(nameof(values), values.Length, (values.Length / channelCount + 1) * channelCount);
        }

        _values = values;
        ChannelCount = channelCount;
        SampleRateHertz = sampleRateHertz;
    }

    /// <inheritdoc/>
    public int ChannelCount { get; }

    /// <inheritdoc/>
    public float SampleRateHertz { get; }

    /// <summary>Samples given so far.</summary>
    public int Position => _next / ChannelCount;

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        if (_next >= _values.Length)
        {
            return SensorReading.Ended;
        }

        new ReadOnlySpanFloat(_values, _next, ChannelCount).CopyTo(sample);
        _next += ChannelCount;
        return SensorReading.Ready;
    }

    /// <summary>Begins again.</summary>
    public bool TryRestart()
    {
        _next = 0;
        return true;
    }
}
