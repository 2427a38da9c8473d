using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>The score above which a stated share of normal windows would lie.</summary>
/// <remarks>
/// Set once, from the scores of windows held to be normal. Where the stated share of them is at least two, it is their empirical quantile, at the rank that a new window passes with the stated
/// probability whatever law the scores follow: r of n scores above it make that r / (n + 1) in the mean (S. S. Wilks, Ann. Math. Stat. 12, 1941), ± √r / n from one warm-up to another.
/// With fewer a normal law is fitted to the logarithms of the scores; where they have a long tail, more windows than stated pass it. A warm-up that may hold outliers is fitted by median and
/// median absolute deviation, and the rate holds for its bulk: what normal windows there are beyond it cannot be told from outliers.
/// Afterwards the threshold follows the scores below it, on a logarithmic scale: their median moves it, the distance from there to their upper quartile stretches it, slowly (at most twice, at least half of what it
/// was). Both are taken at the ranks they would have with the windows above the threshold, so that what is left out does not draw it down; a high quantile of what is left would eat itself up.
/// Allocates nothing after construction.
/// </remarks>
public sealed class AlarmThreshold : IStateful
{
    private const float LeastScore = 1e-20f;
    private const float TailCount = 2f;
    private const float LeastSpread = 1e-3f;
    private const float StretchRate = 0.125f;
    private const float DeviationsOfMedian = 1.4826f;

    private readonly float[] _scores;
    private readonly float[] _sorted;
    private readonly float[] _values = new float[5];
    private readonly float _rate;
    private readonly float _deviations;
    private long _count;
    private bool _isSet;

    /// <summary>A threshold that nothing passes yet.</summary>
    /// <param name="falseAlarmRate">Share of normal windows that may raise an alarm, 1e-6 to 0.5.</param>
    /// <param name="capacity">Scores kept, at least 8.</param>
    public AlarmThreshold(float falseAlarmRate, int capacity)
    {
        if (!(falseAlarmRate >= 1e-6f && falseAlarmRate <= 0.5f))
        {
            Throw.Range(nameof(falseAlarmRate), falseAlarmRate, 1e-6f, 0.5f);
        }

        if (capacity < 8)
        {
            Throw.Range(nameof(capacity), capacity, 8, ChipInfo.Unlimited);
        }

        _rate = falseAlarmRate;
        _scores = new float[capacity];
        _sorted = new float[capacity];
        _deviations = UpperDeviations(falseAlarmRate);
        _values[0] = float.MaxValue;
    }

    /// <summary>Scores kept.</summary>
    public int Capacity => _scores.Length;

    /// <summary>The threshold.</summary>
    public float Value => _values[0];

    private int HeldCount => (int)(_count < _scores.Length ? _count : _scores.Length);

    /// <summary>Takes the score of a window.</summary>
    public void Observe(float score)
    {
        _scores[(int)(_count % _scores.Length)] = score > LeastScore ? score : LeastScore;
        _count++;
        if (_isSet && _count % (_scores.Length / 4) == 0 && _count >= _scores.Length)
        {
            Follow();
        }
    }

    /// <summary>Sets the threshold from the scores taken so far, all of normal windows.</summary>
    public void Set()
    {
        int held = HeldCount;
        float tail = _rate * held;
        if (tail < TailCount)
        {
            _values[0] = Fitted(held);
        }
        else
        {
            Sort(held);
            tail = _rate * (held + 1);
            int above = (int)tail;
            float share = tail - above;
            _values[0] = ((1f - share) * _sorted[held - above]) + (share * _sorted[held - above - 1]);
        }

        Keep();
    }

    /// <summary>Sets the threshold from scores in place of those taken so far, all of normal windows.</summary>
    /// <param name="scores">At most <see cref="Capacity"/> of them are taken.</param>
    /// <param name="count">How many.</param>
    public void Set(float[] scores, int count)
    {
        TakeOnly(scores, count);
        Set();
    }

    /// <summary>Sets the threshold from scores among which outliers are, fewer than a quarter.</summary>
    /// <param name="scores">At most <see cref="Capacity"/> of them are taken.</param>
    /// <param name="count">How many.</param>
    public void SetRobust(float[] scores, int count)
    {
        TakeOnly(scores, count);
        int held = HeldCount;
        Sort(held);
        float middle = LogAt(0.5f, held);
        for (int i = 0; i < held; i++)
        {
            float distance = FloatMath.Log(_scores[i]) - middle;
            _sorted[i] = distance < 0f ? -distance : distance;
        }

        Sorting.Ascending(_sorted, held);
        _values[0] = FloatMath.Exp(middle + (_deviations * DeviationsOfMedian * _sorted[held / 2]));
        Keep();
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_count);
        sink.Write(_isSet ? 1L : 0L);
        sink.Write(_scores);
        sink.Write(_values);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _count = source.ReadLong();
        _isSet = source.ReadLong() != 0L;
        source.Read(_scores);
        source.Read(_values);
    }

    /// <summary>How many deviations above the mean of a normal law the given share lies (Abramowitz and Stegun, 1964, formula 26.2.23).</summary>
    internal static float UpperDeviations(float share)
    {
        float t = FloatMath.Sqrt(-2f * FloatMath.Log(share));
        return t - ((2.515517f + (t * (0.802853f + (t * 0.010328f)))) / (1f + (t * (1.432788f + (t * (0.189269f + (t * 0.001308f)))))));
    }

    private void TakeOnly(float[] scores, int count)
    {
        _isSet = false;
        _count = 0;
        for (int i = 0; i < count && i < _scores.Length; i++)
        {
            Observe(scores[i]);
        }
    }

    private void Keep()
    {
        int held = HeldCount;
        if (held == 0)
        {
            return;
        }

        Sort(held);
        _values[1] = LogAt(0.5f, held);
        _values[2] = LogAt(0.75f, held) - _values[1];
        _values[3] = FloatMath.Log(_values[0]) - _values[1];
        _values[4] = 1f;
        _isSet = true;
    }

    private void Follow()
    {
        int held = HeldCount;
        Sort(held);
        float whole = 1f / (1f - _rate);
        float middle = LogAt(0.5f * whole, held);
        float stretch = _values[2] > LeastSpread ? (LogAt(0.75f * whole, held) - middle) / _values[2] : 1f;
        stretch = stretch < 0.5f ? 0.5f : stretch > 2f ? 2f : stretch;
        _values[4] += StretchRate * (stretch - _values[4]);
        _values[0] = FloatMath.Exp(middle + (_values[4] * _values[3]));
    }

    private void Sort(int held)
    {
        new ReadOnlySpanFloat(_scores, 0, held).CopyTo(_sorted);
        Sorting.Ascending(_sorted, held);
    }

    private float LogAt(float share, int held)
    {
        int at = (int)(share * held);
        return FloatMath.Log(_sorted[at < held ? at : held - 1]);
    }

    private float Fitted(int held)
    {
        if (held < 2)
        {
            return float.MaxValue;
        }

        float mean = 0f;
        for (int i = 0; i < held; i++)
        {
            mean += FloatMath.Log(_scores[i]);
        }

        mean /= held;
        float squares = 0f;
        for (int i = 0; i < held; i++)
        {
            float difference = FloatMath.Log(_scores[i]) - mean;
            squares += difference * difference;
        }

        // A new draw varies by the fit's own error too.
        float deviation = FloatMath.Sqrt(squares / (held - 1) * (1f + (1f / held)));
        return FloatMath.Exp(mean + (_deviations * deviation));
    }
}
