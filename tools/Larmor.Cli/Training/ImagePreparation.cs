using Larmor.Cli.Experiments;
using Larmor.Data;
using Larmor.Kernels;

namespace Larmor.Cli.Training;

/// <summary>Brings samples, stored plane by plane, into the order [row, column, channel] and changes them as asked.</summary>
internal sealed class ImagePreparation
{
    private const uint Stream = 21;

    private readonly AugmentationSettings _settings;
    private readonly SampleSet _samples;
    private readonly float[] _sample;
    private readonly ulong _seed;

    internal ImagePreparation(AugmentationSettings settings, SampleSet samples, ulong seed)
    {
        Length(nameof(settings.ChannelMean), settings.ChannelMean, samples.Channels);
        Length(nameof(settings.ChannelDeviation), settings.ChannelDeviation, samples.Channels);
        _settings = settings;
        _samples = samples;
        _sample = new float[samples.InputCount];
        _seed = seed;
    }

    /// <summary>Some samples, each changed by its own draw.</summary>
    /// <param name="indices">Samples.</param>
    /// <param name="draw">Number of the draw: another one gives another view.</param>
    /// <param name="destination">Shape [indices.Length, InputCount].</param>
    internal void Augmented(ReadOnlySpan<int> indices, ulong draw, Span<float> destination)
    {
        ulong key = CounterRandom.Key(_seed, Stream, draw);
        for (int k = 0; k < indices.Length; k++)
        {
            _samples.Read(indices[k], _sample);
            uint first = 3 * (uint)k;
            bool flip = _settings.Flip && (CounterRandom.At(key, first) & 1) != 0;
            Place(_sample, Move(key, first + 1), Move(key, first + 2), flip, Row(destination, k));
        }
    }

    /// <summary>Some samples as they come, in the given order of planes, mirrored or not.</summary>
    /// <param name="samples">Shape [count, channel, row, column].</param>
    /// <param name="flip">True to mirror all.</param>
    /// <param name="destination">Shape [count, row, column, channel].</param>
    internal void Plain(ReadOnlySpan<float> samples, bool flip, Span<float> destination)
    {
        int length = _samples.InputCount;
        for (int k = 0; k * length < samples.Length; k++)
        {
            Place(samples.Slice(k * length, length), 0, 0, flip, Row(destination, k));
        }
    }

    private static void Length(string name, float[] values, int channels)
    {
        if (values.Length != 0 && values.Length != channels)
        {
            throw new DataException($"augmentation: {name} has {values.Length} values; the images have {channels} channels: give one for each, or none");
        }
    }

    private Span<float> Row(Span<float> destination, int k) => destination.Slice(k * _samples.InputCount, _samples.InputCount);

    private int Move(ulong key, uint index)
    {
        float draw = CounterRandom.FloatAt(key, index);
        return (int)MathF.Round(((2f * draw) - 1f) * _settings.Translation)
            + (_settings.Crop > 0 ? (int)(draw * ((2 * _settings.Crop) + 1)) - _settings.Crop : 0);
    }

    private void Place(ReadOnlySpan<float> planes, int right, int down, bool flip, Span<float> image)
    {
        int width = _samples.Width;
        int height = _samples.Height;
        int channels = _samples.Channels;
        for (int c = 0; c < channels; c++)
        {
            float mean = _settings.ChannelMean.Length == 0 ? 0f : _settings.ChannelMean[c];
            float factor = _settings.ChannelDeviation.Length == 0 ? 1f : 1f / _settings.ChannelDeviation[c];
            for (int y = 0; y < height; y++)
            {
                int row = y - down;
                for (int x = 0; x < width; x++)
                {
                    int column = flip ? width - 1 - x + right : x - right;
                    bool inside = row >= 0 && row < height && column >= 0 && column < width;
                    float value = inside ? planes[(((c * height) + row) * width) + column] : 0f;
                    image[(((y * width) + x) * channels) + c] = (value - mean) * factor;
                }
            }
        }
    }
}
