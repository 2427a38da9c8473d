using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Events at a rate proportional to the size of the signal: address 2c while it is above 0, 2c + 1 below.</summary>
/// <remarks>An integrator that fires and keeps the rest (first-order sigma-delta), so the count over a window is exact to one event. Allocates nothing after construction.</remarks>
public sealed class RateEncoder : ISpikeEncoder
{
    private readonly int _channelCount;
    private readonly int _length;
    private readonly float _gain;
    private readonly uint _sampleMicroseconds;

    /// <summary>An encoder.</summary>
    /// <param name="channelCount">Channels of a window.</param>
    /// <param name="length">Samples of a window.</param>
    /// <param name="fullScale">Size that gives an event a sample, in the sensor's unit; larger ones give no more.</param>
    /// <param name="sampleRateHertz">Samples a second.</param>
    public RateEncoder(int channelCount, int length, float fullScale, float sampleRateHertz)
    {
        if (!(fullScale > 0f))
        {
            Throw.Range(nameof(fullScale), fullScale, 1e-30f, float.MaxValue);
        }

        if (!(sampleRateHertz >= 0.001f && sampleRateHertz <= 1e6f))
        {
            Throw.Range(nameof(sampleRateHertz), sampleRateHertz, 0.001f, 1e6f);
        }

        _channelCount = channelCount;
        _length = length;
        _gain = 1f / fullScale;
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
            float charge = 0f;
            for (int t = 0; t < _length; t++)
            {
                float value = window[(c * _length) + t] * _gain;
                value = value > 1f ? 1f : value;
                charge += value < -1f ? -1f : value;
                if (charge >= 1f)
                {
                    charge -= 1f;
                    spikes.Add(2 * c, (uint)t * _sampleMicroseconds);
                }
                else if (charge <= -1f)
                {
                    charge += 1f;
                    spikes.Add((2 * c) + 1, (uint)t * _sampleMicroseconds);
                }
            }
        }
    }
}
