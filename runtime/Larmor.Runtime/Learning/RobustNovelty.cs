using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>One Gaussian for the bulk of what was seen: outliers in the warm-up do not widen it.</summary>
/// <remarks>
/// The concentration step of P. J. Rousseeuw and K. Van Driessen, Technometrics 41 (1999), from the drives nearest to the median of each number: score all drives kept,
/// take mean and covariance of the share with the smallest scores, again. The threshold comes from four folds, each scored by the picture of the
/// others; when all of the warm-up is held to be normal, from all its scores as they are. Settling takes about (RoundCount + 5) · Capacity · n² multiply-adds, once. Allocates nothing after construction.
/// </remarks>
public sealed class RobustNovelty : INoveltyModel
{
    private const int FoldCount = 4;

    private readonly RobustNoveltyOptions _options;
    private readonly Scatter _scatter;
    private readonly float[] _drives;
    private readonly float[] _scores;
    private readonly float[] _sorted;
    private readonly float[] _mean;
    private readonly float[] _difference;
    private long _count;
    private bool _isSettled;

    /// <summary>A model that has seen nothing.</summary>
    public RobustNovelty(int inputCount, RobustNoveltyOptions options)
    {
        if (options.Capacity < 16)
        {
            Throw.Range(nameof(options.Capacity), options.Capacity, 16, ChipInfo.Unlimited);
        }

        if (!(options.NormalShare >= 0.5f && options.NormalShare <= 1f))
        {
            Throw.Range(nameof(options.NormalShare), options.NormalShare, 0.5f, 1f);
        }

        if (options.RoundCount < 1 || options.Memory < 2)
        {
            Throw.Range("RoundCount or Memory", 0, 1, ChipInfo.Unlimited);
        }

        _options = options;
        _scatter = new Scatter(inputCount, options.Shrinkage, options.LeastVariance);
        _drives = new float[options.Capacity * inputCount];
        _scores = new float[options.Capacity];
        _sorted = new float[options.Capacity];
        _mean = new float[inputCount];
        _difference = new float[inputCount];
    }

    /// <inheritdoc/>
    public int InputCount => _mean.Length;

    private int HeldCount => (int)(_count < _options.Capacity ? _count : _options.Capacity);

    /// <inheritdoc/>
    public float Score(ReadOnlySpanFloat drive) =>
        _isSettled ? _scatter.Whiten(drive, _mean, _difference) / _mean.Length : 0f;

    /// <inheritdoc/>
    public void Learn(ReadOnlySpanFloat drive)
    {
        int n = _mean.Length;
        if (!_isSettled)
        {
            drive.CopyTo(new SpanFloat(_drives, (int)(_count % _options.Capacity) * n, n));
            _count++;
            return;
        }

        _count++;
        Take(drive, 1f / (_count < _options.Memory ? _count : _options.Memory));
        if (_count % 32 == 0)
        {
            _scatter.Factor();
        }
    }

    /// <inheritdoc/>
    public bool Settle(AlarmThreshold threshold)
    {
        int held = HeldCount;
        int normal = (int)(_options.NormalShare * held);
        ScoreFromMedian(held);
        float limit = 0f;
        for (int round = 0; round < _options.RoundCount; round++)
        {
            limit = Limit(normal, held);
            Gather(limit, held, -1);
            ScoreAll(held);
        }

        // The threshold needs scores of drives that had no part in the picture they are held against.
        int n = _mean.Length;
        limit = Limit(normal, held);
        for (int fold = 0; fold < FoldCount; fold++)
        {
            Gather(limit, held, fold);
            for (int i = fold; i < held; i += FoldCount)
            {
                _sorted[i] = _scatter.Whiten(new ReadOnlySpanFloat(_drives, i * n, n), _mean, _difference) / n;
            }
        }

        if (_options.NormalShare < 1f)
        {
            threshold.SetRobust(_sorted, held);
        }
        else
        {
            threshold.Set(_sorted, held);
        }

        Gather(limit, held, -1);
        _isSettled = true;
        return true;
    }

    /// <inheritdoc/>
    public void Report(MemoryPlan plan) =>
        plan.Add(MemoryPlace.Host, "robust Gaussian: drives kept, covariance, factor", _scatter.Bytes + (4L * (_drives.Length + (2 * _scores.Length) + (2 * _mean.Length))));

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_count);
        sink.Write(_isSettled ? 1L : 0L);
        sink.Write(_drives);
        sink.Write(_mean);
        _scatter.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _count = source.ReadLong();
        _isSettled = source.ReadLong() != 0L;
        source.Read(_drives);
        source.Read(_mean);
        _scatter.Load(source);
    }

    private float Limit(int normal, int held)
    {
        new ReadOnlySpanFloat(_scores, 0, held).CopyTo(_sorted);
        Sorting.Ascending(_sorted, held);
        return _sorted[normal - 1];
    }

    /// <summary>Squared distance of every drive to the median of each number: outliers cannot draw it.</summary>
    private void ScoreFromMedian(int held)
    {
        int n = _mean.Length;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < held; i++)
            {
                _sorted[i] = _drives[(i * n) + j];
            }

            Sorting.Ascending(_sorted, held);
            _mean[j] = _sorted[held / 2];
        }

        for (int i = 0; i < held; i++)
        {
            float sum = 0f;
            for (int j = 0; j < n; j++)
            {
                float difference = _drives[(i * n) + j] - _mean[j];
                sum += difference * difference;
            }

            _scores[i] = sum;
        }
    }

    private void ScoreAll(int held)
    {
        int n = _mean.Length;
        for (int i = 0; i < held; i++)
        {
            _scores[i] = _scatter.Whiten(new ReadOnlySpanFloat(_drives, i * n, n), _mean, _difference) / n;
        }
    }

    /// <summary>Mean and covariance of the drives whose score is at most <paramref name="limit"/>, but for those of one fold.</summary>
    private void Gather(float limit, int held, int fold)
    {
        int n = _mean.Length;
        int count = 0;
        _scatter.Clear();
        ((SpanFloat)_mean).Clear();
        for (int i = 0; i < held; i++)
        {
            if (_scores[i] <= limit && i % FoldCount != fold)
            {
                count++;
                Take(new ReadOnlySpanFloat(_drives, i * n, n), 1f / count);
            }
        }

        _scatter.Factor();
    }

    private void Take(ReadOnlySpanFloat drive, float rate)
    {
        for (int i = 0; i < _mean.Length; i++)
        {
            _difference[i] = drive[i] - _mean[i];
            _mean[i] += rate * _difference[i];
        }

        _scatter.Add(_difference, 1f - rate, (1f - rate) * rate);
    }
}
