using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>An event whenever a channel has moved by a step since its last one: address 2c upwards, 2c + 1 downwards.</summary>
/// <remarks>Send-on-delta sampling (M. Miskowicz, Sensors 6, 2006). A jump of several steps gives several events at one time. Allocates nothing after construction.</remarks>
public sealed class LevelCrossingEncoder : ISpikeEncoder
{
    private const int MostPerSample = 16;

    private readonly int _channelCount;
    private readonly int _length;
    private readonly float _step;
    private readonly uint _sampleMicroseconds;

    /// <summary>An encoder.</summary>
    /// <param name="channelCount">Channels of a window.</param>
    /// <param name="length">Samples of a window.</param>
    /// <param name="step">Distance between levels, in the sensor's unit; above 0.</param>
    /// <param name="sampleRateHertz">Samples a second.</param>
    public LevelCrossingEncoder(int channelCount, int length, float step, float sampleRateHertz)
    {
        if (!(step > 0f))
        {
            Throw.Range(nameof(step), step, 1e-30f, float.MaxValue);
        }

        if (!(sampleRateHertz >= 0.001f && sampleRateHertz <= 1e6f))
        {
            Throw.Range(nameof(sampleRateHertz), sampleRateHertz, 0.001f, 1e6f);
        }

        _channelCount = channelCount;
        _length = length;
        _step = step;
        _sampleMicroseconds = (uint)(1e6f / sampleRateHertz);
    }

    /// <inheritdoc/>
    public int InputCount => _channelCount * _length;

    /// <inheritdoc/>
    public int AddressCount => 2 * _channelCount;

    /// <inheritdoc/>
    public void Encode(ReadOnlySpanFloat window, SpikeBuffer spikes)
    {
        spikes.Clear();
        for (int c = 0; c < _channelCount; c++)
        {
            float level = window[c * _length];
            for (int t = 1; t < _length; t++)
            {
                float value = window[(c * _length) + t];
                uint time = (uint)t * _sampleMicroseconds;
                int given = 0;
                while (value - level >= _step && given < MostPerSample)
                {
                    level += _step;
                    given++;
                    spikes.Add(2 * c, time);
                }

                while (level - value >= _step && given < MostPerSample)
                {
                    level -= _step;
                    given++;
                    spikes.Add((2 * c) + 1, time);
                }

                // What was left out must not come as a burst in the quiet that follows.
                level = given == MostPerSample ? value : level;
            }
        }
    }
}
