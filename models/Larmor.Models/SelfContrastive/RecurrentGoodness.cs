using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Goodness of every frame of a batch of sequences, what it asks of the update, and its means.</summary>
internal sealed class RecurrentGoodness : IStateful
{
    private readonly KernelSet _kernels;
    private readonly RecurrentContrastOptions _options;
    private readonly float[] _sums = new float[3];
    private int _summedCount;

    internal RecurrentGoodness(KernelSet kernels, RecurrentContrastOptions options, int capacity)
    {
        _kernels = kernels;
        _options = options;
        Values = new float[capacity];
        Gains = new float[capacity];
    }

    /// <summary>G, shape [rows, frames].</summary>
    internal float[] Values { get; }

    /// <summary>Factor of the update, same shape.</summary>
    internal float[] Gains { get; }

    public void Save(IStateSink sink)
    {
        sink.Write(_summedCount);
        sink.Write(_sums);
    }

    public void Load(IStateSource source)
    {
        _summedCount = (int)source.ReadLong();
        source.Read(_sums);
    }

    /// <summary>Mean G+, G- or loss since <see cref="Clear"/>.</summary>
    internal float Mean(int which) => _summedCount == 0 ? 0f : _sums[which] / _summedCount;

    /// <summary>Starts the means anew.</summary>
    internal void Clear()
    {
        ((SpanFloat)_sums).Clear();
        _summedCount = 0;
    }

    /// <summary>Goodness and gains of every frame, and the loss.</summary>
    /// <param name="forward">Drives of the direction forward in time, shape [frames, rows, units]: positive pairs, then negative ones.</param>
    /// <param name="backward">Drives of the other direction, same shape.</param>
    /// <param name="count">Pairs of each kind.</param>
    /// <param name="frames">Frames.</param>
    internal void Judge(float[] forward, float[] backward, int count, int frames)
    {
        int units = _options.UnitCount;
        float positive = 0f;
        float negative = 0f;
        float loss = 0f;
        for (int row = 0; row < 2 * count; row++)
        {
            float squares = 0f;
            int first = row * frames;
            for (int frame = 0; frame < frames; frame++)
            {
                int place = ((frame * 2 * count) + row) * units;
                float value = (_kernels.RectifiedSquares(new ReadOnlySpanFloat(forward, place, units))
                    + _kernels.RectifiedSquares(new ReadOnlySpanFloat(backward, place, units))) / (2 * units);
                Values[first + frame] = value;
                squares += value * value;
            }

            float length = FloatMath.Sqrt(squares);
            float share = length > 0f ? _options.Sparsity * frames / length : 0f;
            loss += row < count ? _options.Sparsity * length * frames : 0f;
            for (int frame = 0; frame < frames; frame++)
            {
                float value = Values[first + frame];
                float excess = row < count ? _options.PositiveThreshold - value : value - _options.NegativeThreshold;
                float slope = FloatMath.Sigmoid(excess);
                Gains[first + frame] = row < count ? slope - (share * value) : -slope;
                loss += FloatMath.Softplus(excess);
                positive += row < count ? value : 0f;
                negative += row < count ? 0f : value;
            }
        }

        float inverse = 1f / (count * frames);
        _sums[0] += positive * inverse;
        _sums[1] += negative * inverse;
        _sums[2] += loss * inverse;
        _summedCount++;
    }
}
