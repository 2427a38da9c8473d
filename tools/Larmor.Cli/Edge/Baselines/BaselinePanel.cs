using Larmor.Runtime;

namespace Larmor.Cli.Edge.Baselines;

/// <summary>What a classified stream is compared with: each sees the drives and the labels that the loop sees.</summary>
internal sealed class BaselinePanel
{
    private readonly GaussianClasses _labelsOnly;
    private readonly OnlineLogisticBaseline[] _logistic;
    private readonly NearestMeanBaseline _nearestMean;
    private readonly OnlineClusterBaseline _clusters;
    private readonly MajorityBaseline _majority;

    /// <param name="inputCount">Length of a drive.</param>
    /// <param name="classCount">Classes.</param>
    /// <param name="shrinkage">As the loop's.</param>
    /// <param name="logisticRates">Rates of online logistic regression, each a baseline of its own.</param>
    /// <param name="clusterCount">Centres of online k-means.</param>
    internal BaselinePanel(int inputCount, int classCount, float shrinkage, float[] logisticRates, int clusterCount)
    {
        _labelsOnly = new GaussianClasses(inputCount, new GaussianClassesOptions { ClassCount = classCount, UnlabelledWeight = 0f, IsSequential = false, Shrinkage = shrinkage });
        _logistic = [.. logisticRates.Select(rate => new OnlineLogisticBaseline(inputCount, classCount, rate))];
        _nearestMean = new NearestMeanBaseline(inputCount, classCount);
        _clusters = new OnlineClusterBaseline(inputCount, classCount, clusterCount);
        _majority = new MajorityBaseline(classCount);
        LogisticHits = new int[_logistic.Length];
    }

    /// <summary>The loop's learner with its labels alone: no guesses, no order.</summary>
    internal int LabelsOnlyHits { get; private set; }

    internal int[] LogisticHits { get; }

    internal int NearestMeanHits { get; private set; }

    internal int ClusterHits { get; private set; }

    internal int MajorityHits { get; private set; }

    internal void Interrupt() => _labelsOnly.Interrupt();

    internal void Judge(float[] drive, int truth)
    {
        LabelsOnlyHits += _labelsOnly.Decide(drive).ClassIndex == truth ? 1 : 0;
        NearestMeanHits += _nearestMean.Decide(drive) == truth ? 1 : 0;
        ClusterHits += _clusters.Decide(drive) == truth ? 1 : 0;
        MajorityHits += _majority.Decide(drive) == truth ? 1 : 0;
        for (int i = 0; i < _logistic.Length; i++)
        {
            LogisticHits[i] += _logistic[i].Decide(drive) == truth ? 1 : 0;
        }
    }

    /// <summary>Learns a drive.</summary>
    /// <param name="drive">The drive.</param>
    /// <param name="truth">Its class; only <see cref="MajorityBaseline"/> learns it without a label.</param>
    /// <param name="isLabelled">True when somebody named it.</param>
    internal void Learn(float[] drive, int truth, bool isLabelled)
    {
        int label = isLabelled ? truth : StreamBaseline.NoLabel;
        _labelsOnly.Decide(drive);
        _labelsOnly.Learn(drive, label);
        _nearestMean.Learn(drive, label);
        _clusters.Learn(drive, label);
        _majority.Learn(drive, truth);
        foreach (OnlineLogisticBaseline logistic in _logistic)
        {
            logistic.Learn(drive, label);
        }
    }
}
