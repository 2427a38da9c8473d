using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>The job "novelty": learns what is normal without labels, then flags the rest.</summary>
/// <remarks>
/// Every window is scored before it is learned, so the scores of the second half of the warm-up are of windows not seen before: they set the
/// threshold. A window above the threshold is not learned, unless alarms go on for <see cref="NoveltyLearnerOptions.AbsorbCount"/> windows. One exception: every quiet window earns the stated
/// share of an alarm, at most four alarms together, and an alarm up to twice the threshold may be learned for it. So many are to be expected of normal windows, and without them what is rare
/// among these would drop out of the picture one after another. A fault that stays earns nothing.
/// Allocates nothing after construction.
/// </remarks>
public sealed class NoveltyLearner : IEdgeLearner
{
    private const int LeastWarmUpCount = 16;
    private const float MostEarned = 4f;
    private const float FarthestLearned = 2f;

    private readonly INoveltyModel _model;
    private readonly NoveltyLearnerOptions _options;
    private readonly AlarmThreshold _threshold;
    private readonly float[] _earned = new float[1];
    private long _count;
    private int _alarmCount;
    private float _lastScore;

    /// <summary>A learner that has seen nothing.</summary>
    public NoveltyLearner(INoveltyModel model, NoveltyLearnerOptions options)
    {
        if (options.WarmUpCount < LeastWarmUpCount)
        {
            Throw.Range(nameof(options.WarmUpCount), options.WarmUpCount, LeastWarmUpCount, ChipInfo.Unlimited);
        }

        _model = model;
        _options = options;
        _threshold = new AlarmThreshold(options.FalseAlarmRate, options.ScoreCount);
    }

    /// <inheritdoc/>
    public int InputCount => _model.InputCount;

    /// <inheritdoc/>
    public bool IsReady => _count >= _options.WarmUpCount;

    /// <summary>The score above which an alarm is raised.</summary>
    public float Threshold => _threshold.Value;

    /// <inheritdoc/>
    public Decision Decide(ReadOnlySpanFloat drive)
    {
        float score = _model.Score(drive);
        _lastScore = score;
        float margin = score - _threshold.Value;
        return new Decision(Decision.NoClass, score, margin, IsReady && margin > 0f);
    }

    /// <inheritdoc/>
    public bool Learn(ReadOnlySpanFloat drive, int label)
    {
        if (!IsReady)
        {
            if (_count >= _options.WarmUpCount / 2)
            {
                _threshold.Observe(_lastScore);
            }

            _count++;
            _model.Learn(drive);
            if (IsReady && !_model.Settle(_threshold))
            {
                _threshold.Set();
            }

            return true;
        }

        if (!_options.IsAdaptive)
        {
            return false;
        }

        bool isAlarm = _lastScore > _threshold.Value;
        _alarmCount = isAlarm ? _alarmCount + 1 : 0;
        bool isAbsorbed = _options.AbsorbCount > 0 && _alarmCount > _options.AbsorbCount;
        if (!isAlarm || isAbsorbed)
        {
            float earned = _earned[0] + _options.FalseAlarmRate;
            _earned[0] = earned < MostEarned ? earned : MostEarned;
            _threshold.Observe(_lastScore);
        }
        else if (_earned[0] >= 1f && _lastScore < FarthestLearned * _threshold.Value)
        {
            _earned[0] -= 1f;
        }
        else
        {
            return false;
        }

        _count++;
        _model.Learn(drive);
        return true;
    }

    /// <inheritdoc/>
    public void Interrupt() => _alarmCount = 0;

    /// <inheritdoc/>
    public void Report(MemoryPlan plan)
    {
        _model.Report(plan);
        plan.Add(MemoryPlace.Host, "threshold: scores", 8L * _options.ScoreCount);
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_count);
        sink.Write((long)_alarmCount);
        sink.Write(_earned);
        _threshold.Save(sink);
        _model.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _count = source.ReadLong();
        _alarmCount = (int)source.ReadLong();
        source.Read(_earned);
        _threshold.Load(source);
        _model.Load(source);
    }
}
