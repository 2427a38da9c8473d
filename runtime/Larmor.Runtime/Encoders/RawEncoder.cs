using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>The samples themselves, times a factor; channel by channel, or sample by sample for a learner that predicts the last one.</summary>
public sealed class RawEncoder : IEncoder
{
    private readonly float _scale;
    private readonly int _channelCount;
    private readonly bool _isByTime;

    /// <summary>An encoder.</summary>
    /// <param name="channelCount">Channels of a window.</param>
    /// <param name="length">Samples of a window.</param>
    /// <param name="scale">Drive per unit of the sensor: one over its range gives drives in [-1, 1].</param>
    /// <param name="isByTime">True for drives of shape [Length, ChannelCount], the newest sample last.</param>
    public RawEncoder(int channelCount, int length, float scale, bool isByTime)
    {
        if (channelCount < 1)
        {
            Throw.Range(nameof(channelCount), channelCount, 1, ChipInfo.Unlimited);
        }

        if (length < 1)
        {
            Throw.Range(nameof(length), length, 1, ChipInfo.Unlimited);
        }

        _channelCount = channelCount;
        _scale = scale;
        _isByTime = isByTime;
        InputCount = channelCount * length;
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount => InputCount;

    /// <inheritdoc/>
    public void Encode(SpanFloat window, SpanFloat drive)
    {
        float scale = _scale;
        if (!_isByTime)
        {
            for (int i = 0; i < window.Length; i++)
            {
                drive[i] = scale * window[i];
            }

            return;
        }

        int channels = _channelCount;
        int length = InputCount / channels;
        for (int c = 0; c < channels; c++)
        {
            for (int t = 0; t < length; t++)
            {
                drive[(t * channels) + c] = scale * window[(c * length) + t];
            }
        }
    }
}
