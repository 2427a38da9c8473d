using Larmor.Data;
using Larmor.Kernels;

namespace Larmor.Cli.Training;

/// <summary>Which samples an epoch takes, and in what order: the unlabelled in mini-batches of their own, then the labelled; at first the labelled alone.</summary>
internal sealed class LabelledAndUnlabelled
{
    private const ulong OrderStream = 1000;
    private const ulong LabelledOrderStream = 1_000_000;

    private readonly int[] _labelled;
    private readonly int[] _unlabelled;
    private readonly int[] _labelledOrder;
    private readonly int[] _unlabelledOrder;
    private readonly byte[] _allLabels;
    private readonly int[] _labels;
    private readonly int _labelledBatch;
    private readonly int _unlabelledBatch;
    private readonly ulong _seed;

    /// <param name="train">Samples, of which the labels of <paramref name="labelled"/> alone are used.</param>
    /// <param name="labelled">Samples whose label is known.</param>
    /// <param name="labelledBatch">Mini-batch of those.</param>
    /// <param name="unlabelledBatch">Mini-batch of the rest.</param>
    /// <param name="labelledEpochs">Epochs before the rest is taken too.</param>
    /// <param name="seed">Seed of the orders.</param>
    internal LabelledAndUnlabelled(
        SampleSet train, int[] labelled, int labelledBatch, int unlabelledBatch, int labelledEpochs, ulong seed)
    {
        var known = new HashSet<int>(labelled);
        _labelled = labelled;
        _unlabelled = [.. Enumerable.Range(0, train.Count).Where(i => !known.Contains(i))];
        _labelledOrder = [.. _labelled];
        _unlabelledOrder = [.. _unlabelled];
        _allLabels = train.Labels;
        _labels = new int[labelledBatch];
        _labelledBatch = labelledBatch;
        _unlabelledBatch = unlabelledBatch;
        LabelledEpochs = labelledEpochs;
        _seed = seed;
    }

    /// <summary>Epochs of labelled samples alone.</summary>
    internal int LabelledEpochs { get; }

    private int LabelledSteps => Steps(_labelled.Length, _labelledBatch);

    internal int StepCount(int epoch) => LabelledSteps + (epoch < LabelledEpochs ? 0 : Steps(_unlabelled.Length, _unlabelledBatch));

    internal int SampleCount(int epoch) => _labelled.Length + (epoch < LabelledEpochs ? 0 : _unlabelled.Length);

    /// <summary>Draws the orders of an epoch.</summary>
    internal void Shuffle(int epoch)
    {
        Draw(_labelled, _labelledOrder, LabelledOrderStream + (ulong)epoch);
        Draw(_unlabelled, _unlabelledOrder, OrderStream + (ulong)epoch);
    }

    /// <summary>Samples of a step; valid until the next <see cref="Shuffle"/>.</summary>
    internal ReadOnlySpan<int> Samples(int epoch, int step, out bool labelled)
    {
        int unlabelledSteps = StepCount(epoch) - LabelledSteps;
        labelled = step >= unlabelledSteps;
        int batch = labelled ? _labelledBatch : _unlabelledBatch;
        int[] order = labelled ? _labelledOrder : _unlabelledOrder;
        int first = (labelled ? step - unlabelledSteps : step) * batch;
        return order.AsSpan(first, Math.Min(batch, order.Length - first));
    }

    /// <summary>Labels of labelled samples, in a buffer that the next call uses again.</summary>
    internal int[] LabelsOf(ReadOnlySpan<int> samples)
    {
        for (int k = 0; k < samples.Length; k++)
        {
            _labels[k] = _allLabels[samples[k]];
        }

        return _labels;
    }

    private static int Steps(int samples, int batch) => (samples + batch - 1) / batch;

    private void Draw(int[] source, int[] order, ulong stream)
    {
        source.CopyTo(order, 0);
        new Pcg32(_seed, stream).Shuffle(order, order.Length);
    }
}
