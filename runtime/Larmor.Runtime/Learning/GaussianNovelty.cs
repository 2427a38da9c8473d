using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>One Gaussian for all that is normal: the score is the Mahalanobis distance, squared, over the number of dimensions.</summary>
/// <remarks>
/// P. C. Mahalanobis, Proc. Nat. Inst. Sci. India 2 (1936). Mean and covariance by <c>m += r d</c>, <c>C ← (1 - r)(C + r d dᵀ)</c>, d = x - m, r = 1/n held above 1/memory.
/// With a tail of k the score is of the last k numbers given all before them: the squared error of the best linear prediction over its variance, since the factor of
/// the covariance predicts each number from those before it. Allocates nothing after construction.
/// </remarks>
public sealed class GaussianNovelty : INoveltyModel
{
    private readonly GaussianNoveltyOptions _options;
    private readonly Scatter _scatter;
    private readonly float[] _mean;
    private readonly float[] _difference;
    private long _count;
    private long _factoredAt;

    /// <summary>A model that has seen nothing.</summary>
    public GaussianNovelty(int inputCount, GaussianNoveltyOptions options)
    {
        if (options.Memory < 2)
        {
            Throw.Range(nameof(options.Memory), options.Memory, 2, ChipInfo.Unlimited);
        }

        if (options.FactorInterval < 1)
        {
            Throw.Range(nameof(options.FactorInterval), options.FactorInterval, 1, ChipInfo.Unlimited);
        }

        if (options.TailCount < 0 || options.TailCount > inputCount)
        {
            Throw.Range(nameof(options.TailCount), options.TailCount, 0, inputCount);
        }

        _options = options;
        _scatter = new Scatter(inputCount, options.Shrinkage, options.LeastVariance);
        _mean = new float[inputCount];
        _difference = new float[inputCount];
    }

    /// <inheritdoc/>
    public int InputCount => _mean.Length;

    /// <summary>Drives learned.</summary>
    public long Count => _count;

    /// <inheritdoc/>
    public float Score(ReadOnlySpanFloat drive)
    {
        if (_factoredAt == 0)
        {
            return 0f;
        }

        int n = _mean.Length;
        float sum = _scatter.Whiten(drive, _mean, _difference);
        int tail = _options.TailCount;
        if (tail == 0)
        {
            return sum / n;
        }

        sum = 0f;
        for (int i = n - tail; i < n; i++)
        {
            sum += _difference[i] * _difference[i];
        }

        return sum / tail;
    }

    /// <inheritdoc/>
    public void Learn(ReadOnlySpanFloat drive)
    {
        _count++;
        float rate = 1f / (_count < _options.Memory ? _count : _options.Memory);
        for (int i = 0; i < _mean.Length; i++)
        {
            _difference[i] = drive[i] - _mean[i];
            _mean[i] += rate * _difference[i];
        }

        _scatter.Add(_difference, 1f - rate, (1f - rate) * rate);
        long since = _count - _factoredAt;
        if (_count >= 2 && (since >= _options.FactorInterval || 4 * since >= _count))
        {
            _scatter.Factor();
            _factoredAt = _count;
        }
    }

    /// <summary>Nothing to settle: its scores of the warm-up were of drives not seen before.</summary>
    public bool Settle(AlarmThreshold threshold) => false;

    /// <inheritdoc/>
    public void Report(MemoryPlan plan) => plan.Add(MemoryPlace.Host, "Gaussian: covariance, factor, mean", _scatter.Bytes + (8L * _mean.Length));

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_count);
        sink.Write(_factoredAt);
        sink.Write(_mean);
        _scatter.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _count = source.ReadLong();
        _factoredAt = source.ReadLong();
        source.Read(_mean);
        _scatter.Load(source);
    }
}
