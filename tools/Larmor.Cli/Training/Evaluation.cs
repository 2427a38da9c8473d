using Larmor.Cli.Results;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>What labels say of features that were learned without them: direct association and linear read-out, in percent.</summary>
public static class Evaluation
{
    /// <summary>Names the neurons from some labelled samples.</summary>
    /// <param name="association">Features of the labelled samples' set.</param>
    /// <param name="chosen">Which samples' labels may be used.</param>
    /// <param name="classCount">Classes.</param>
    public static DirectAssociation Associate(Features association, int[] chosen, int classCount)
    {
        var named = new DirectAssociation(association.Width, classCount);
        foreach (int index in chosen)
        {
            named.Add(association.Row(index), association.Labels[index]);
        }

        named.Assign();
        return named;
    }

    /// <summary>Accuracy of direct association by averages, percent.</summary>
    /// <param name="named">Named neurons.</param>
    /// <param name="test">Features to report on.</param>
    /// <param name="confusion">Receives counts, shape [true class, predicted class], when not null.</param>
    public static double Direct(DirectAssociation named, Features test, int[,]? confusion = null)
    {
        int right = 0;
        for (int i = 0; i < test.Count; i++)
        {
            int predicted = named.PredictByAverage(test.Row(i));
            right += predicted == test.Labels[i] ? 1 : 0;
            if (confusion is not null)
            {
                confusion[test.Labels[i], predicted]++;
            }
        }

        return 100.0 * right / test.Count;
    }

    /// <summary>Accuracy of direct association by the single most active neuron, percent.</summary>
    public static double DirectMaximum(DirectAssociation named, Features test)
    {
        int right = 0;
        for (int i = 0; i < test.Count; i++)
        {
            right += named.PredictByMaximum(test.Row(i)) == test.Labels[i] ? 1 : 0;
        }

        return 100.0 * right / test.Count;
    }

    /// <summary>The figures of unsupervised learning: direct association and, when asked, the linear read-out, with all labels and with some.</summary>
    /// <param name="figures">Receives percentages by name.</param>
    /// <param name="prefix">Before each name.</param>
    /// <param name="train">Features of the training set.</param>
    /// <param name="test">Features to report on.</param>
    /// <param name="classCount">Classes.</param>
    /// <param name="someLabels">The samples whose labels the 1 % figures use.</param>
    /// <param name="kernels">What the read-out computes with.</param>
    /// <param name="final">True for direct association by the most active neuron too.</param>
    /// <param name="readout">The linear read-out; null for none.</param>
    /// <param name="cancellation">Looked at between two batches.</param>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public static void Unsupervised(
        FigureSet figures, string prefix, Features train, Features test, int classCount, int[] someLabels, KernelSet kernels, bool final,
        LinearReadoutOptions? readout, CancellationToken cancellation)
    {
        int[] allLabels = [.. Enumerable.Range(0, train.Count)];
        DirectAssociation all = Associate(train, allLabels, classCount);
        figures[prefix + "direct_all"] = Direct(all, test);
        figures[prefix + "direct_1pct"] = Direct(Associate(train, someLabels, classCount), test);
        if (final)
        {
            figures[prefix + "direct_all_max"] = DirectMaximum(all, test);
        }

        if (readout is not null)
        {
            figures[prefix + "readout_all"] = Readout(kernels, train, allLabels, test, classCount, readout, cancellation: cancellation);
            figures[prefix + "readout_1pct"] = Readout(kernels, train, someLabels, test, classCount, readout, cancellation: cancellation);
        }
    }

    /// <summary>Accuracy of a classifier with one output per class, percent; the lowest class wins a tie.</summary>
    public static double Accuracy(Features test)
    {
        int right = 0;
        for (int i = 0; i < test.Count; i++)
        {
            ReadOnlySpan<float> row = test.Row(i);
            int best = 0;
            for (int c = 1; c < row.Length; c++)
            {
                best = row[c] > row[best] ? c : best;
            }

            right += best == test.Labels[i] ? 1 : 0;
        }

        return 100.0 * right / test.Count;
    }

    /// <summary>Trains a linear read-out on some labelled samples and reports its last-epoch accuracy, percent.</summary>
    /// <param name="kernels">Host arithmetic.</param>
    /// <param name="train">Features to learn from: all samples of one form, then of the next.</param>
    /// <param name="chosen">Samples whose labels may be used.</param>
    /// <param name="test">Features to report on.</param>
    /// <param name="classCount">Classes.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="forms">Forms of every sample in <paramref name="train"/>; each epoch takes one of each at random.</param>
    /// <param name="epochStarts">Called with the number of each epoch before it; may renew the values of <paramref name="train"/>.</param>
    /// <param name="cancellation">Looked at between two batches.</param>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public static double Readout(
        KernelSet kernels, Features train, int[] chosen, Features test, int classCount, LinearReadoutOptions options, int forms = 1,
        Action<int>? epochStarts = null, CancellationToken cancellation = default)
    {
        var readout = new LinearReadout(kernels, train.Width, classCount, options);
        int[] order = [.. chosen];
        var rows = new int[order.Length];
        for (int epoch = 0; epoch < options.EpochCount; epoch++)
        {
            epochStarts?.Invoke(epoch);
            var random = new Pcg32(options.Seed, (ulong)(5000 + epoch));
            random.Shuffle(order, order.Length);
            for (int i = 0; i < order.Length; i++)
            {
                rows[i] = order[i] + (forms > 1 ? random.NextInt(forms) * (train.Count / forms) : 0);
            }

            for (int first = 0; first < order.Length; first += options.BatchCount)
            {
                cancellation.ThrowIfCancellationRequested();
                readout.Train(train.Values, train.Labels, rows, first, Math.Min(options.BatchCount, order.Length - first), epoch);
            }
        }

        int right = 0;
        for (int i = 0; i < test.Count; i++)
        {
            right += readout.Predict(test.Row(i)) == test.Labels[i] ? 1 : 0;
        }

        return 100.0 * right / test.Count;
    }
}
