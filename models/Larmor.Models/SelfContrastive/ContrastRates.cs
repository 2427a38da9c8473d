using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Thresholds, rate and running goodness of one layer: all of the rule that is not a product.</summary>
/// <remarks>
/// Loss of a batch: mean softplus(θ1 - G+) + mean softplus(G- - θ2) + λ R, R the mean over samples of the length of the vector of G+
/// over positions (one position in a dense layer).
/// </remarks>
internal sealed class ContrastRates
{
    private readonly SelfContrastiveLayerOptions _options;
    private long _batchCount;
    private readonly float[] _saved = new float[1];
    private float _rate;

    internal ContrastRates(SelfContrastiveLayerOptions options)
    {
        _options = options;
        _rate = options.LearningRate;
    }

    /// <summary>Sums since the last <see cref="Clear"/>: positive goodness, negative goodness, loss; and the batches.</summary>
    internal float[] Sums { get; } = new float[3];

    internal int SummedCount { get; private set; }

    /// <summary>Counts a batch and answers its rate.</summary>
    internal float NextRate()
    {
        _batchCount++;
        if (_batchCount % _options.RatePeriod == 0)
        {
            _rate *= _options.RateDecay;
        }

        return _rate;
    }

    /// <summary>Factor of a positive pair's update: σ(θ1 - G+) - λ · share.</summary>
    /// <param name="goodness">G+.</param>
    /// <param name="share">∂R/∂G+ times the number of positions: 1 in a dense layer.</param>
    internal float PositiveGain(float goodness, float share) =>
        FloatMath.Sigmoid(_options.PositiveThreshold - goodness) - (_options.Sparsity * share);

    /// <summary>Factor of a negative pair's update: σ(G- - θ2).</summary>
    internal float NegativeGain(float goodness) => FloatMath.Sigmoid(goodness - _options.NegativeThreshold);

    /// <summary>Takes note of a batch: means over its samples and positions.</summary>
    /// <param name="positive">G+ of each position, first <paramref name="count"/> · <paramref name="positions"/> entries.</param>
    /// <param name="negative">G- likewise.</param>
    /// <param name="lengths">Length of the vector of G+ of each sample.</param>
    /// <param name="count">Samples.</param>
    /// <param name="positions">Positions a sample.</param>
    internal void Note(float[] positive, float[] negative, float[] lengths, int count, int positions)
    {
        float sumPositive = 0f;
        float sumNegative = 0f;
        float loss = 0f;
        for (int i = 0; i < count * positions; i++)
        {
            sumPositive += positive[i];
            sumNegative += negative[i];
            loss += FloatMath.Softplus(_options.PositiveThreshold - positive[i])
                + FloatMath.Softplus(negative[i] - _options.NegativeThreshold);
        }

        float penalty = 0f;
        for (int k = 0; k < count; k++)
        {
            penalty += lengths[k];
        }

        float inverse = 1f / (count * positions);
        Sums[0] += sumPositive * inverse;
        Sums[1] += sumNegative * inverse;
        Sums[2] += (loss * inverse) + (_options.Sparsity * penalty / count);
        SummedCount++;
    }

    internal void Clear()
    {
        Sums[0] = 0f;
        Sums[1] = 0f;
        Sums[2] = 0f;
        SummedCount = 0;
    }

    internal void Save(IStateSink sink)
    {
        sink.Write(_batchCount);
        sink.Write(SummedCount);
        sink.Write(Sums);
        _saved[0] = _rate;
        sink.Write(_saved);
    }

    internal void Load(IStateSource source)
    {
        _batchCount = source.ReadLong();
        SummedCount = (int)source.ReadLong();
        source.Read(Sums);
        source.Read(_saved);
        _rate = _saved[0];
    }
}
