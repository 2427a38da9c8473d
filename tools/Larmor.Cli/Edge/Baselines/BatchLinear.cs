using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Edge.Baselines;

/// <summary>The ceiling of a linear model: softmax regression on all drives with all labels, many passes, no stream.</summary>
internal sealed class BatchLinear
{
    private const int EpochCount = 40;

    private readonly LinearReadout _readout;

    /// <summary>Trains on drives of shape [labels.Length, inputCount].</summary>
    internal BatchLinear(float[] drives, int[] labels, int inputCount, int classCount, ulong seed)
    {
        var options = new LinearReadoutOptions { LearningRate = 0.02f, EpochDecay = 0.93f, BatchCount = 64, Dropout = 0.1f, Seed = seed };
        _readout = new LinearReadout(KernelSelection.Best(), inputCount, classCount, options);
        var random = new Pcg32(seed, 5);
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        for (int epoch = 0; epoch < EpochCount; epoch++)
        {
            random.Shuffle(order, order.Length);
            for (int first = 0; first < order.Length; first += options.BatchCount)
            {
                _readout.Train(drives, labels, order, first, Math.Min(options.BatchCount, order.Length - first), epoch);
            }
        }
    }

    internal int Decide(ReadOnlySpan<float> drive) => _readout.Predict(drive);
}
