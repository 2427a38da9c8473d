using System;

namespace Larmor.Firmware.Simulated;

/// <summary>A recording as a signal, between its samples on a straight line; at its end it begins again.</summary>
public sealed class RecordedSignal : ISignalSource
{
    private readonly float[] _values;
    private readonly double _rate;
    private readonly int _count;

    /// <summary>A signal.</summary>
    /// <param name="values">Shape [count, channelCount], row-major, SI units; not copied.</param>
    /// <param name="channelCount">At least 1.</param>
    /// <param name="sampleRateHertz">Samples a second of the recording.</param>
    public RecordedSignal(float[] values, int channelCount, double sampleRateHertz)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(channelCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHertz);
        if (values.Length < channelCount || values.Length % channelCount != 0)
        {
            throw new ArgumentException($"the recording has {values.Length} values; it must be a multiple of its {channelCount} channels: give whole samples", nameof(values));
        }

        _values = values;
        _rate = sampleRateHertz;
        _count = values.Length / channelCount;
        ChannelCount = channelCount;
    }

    /// <inheritdoc/>
    public int ChannelCount { get; }

    /// <summary>Length of the recording, µs.</summary>
    public long LengthMicroseconds => (long)(_count * 1e6 / _rate);

    /// <inheritdoc/>
    public void Read(long microseconds, Span<float> values)
    {
        double place = microseconds * 1e-6 * _rate % _count;
        int first = (int)place;
        float share = (float)(place - first);
        int second = first + 1 == _count ? 0 : first + 1;
        for (int c = 0; c < ChannelCount; c++)
        {
            float from = _values[(first * ChannelCount) + c];
            values[c] = from + (share * (_values[(second * ChannelCount) + c] - from));
        }
    }
}
