using Larmor.Hal;
using Larmor.Models;

namespace Larmor.Benchmarks;

/// <summary>EqSpike 784-100-10 with the short parameter set, one sample at a time.</summary>
public sealed class EqSpikeStep : ITrainingStep
{
    /// <summary>Hidden neurons.</summary>
    public const int HiddenCount = 100;

    /// <summary>Classes.</summary>
    public const int ClassCount = 10;

    private readonly DigitalNetwork _network;
    private readonly EqSpike _learner;
    private readonly DigitBatches _batches;
    private readonly int[] _label = new int[1];

    /// <summary>A learner with fresh weights.</summary>
    /// <param name="host">What it computes with.</param>
    /// <param name="batches">What it learns: batches of one.</param>
    /// <param name="options">Hyper-parameters.</param>
    public EqSpikeStep(HostArithmetic host, DigitBatches batches, EqSpikeOptions options)
    {
        _batches = batches;
        _network = new DigitalNetwork(host, EqSpike.Needs, 1, batches.InputCount, HiddenCount, ClassCount);
        _learner = new EqSpike(_network.Placement, options);
    }

    /// <summary>Spikes and updates so far.</summary>
    public SpikeEvents Events => _learner.Events;

    /// <inheritdoc/>
    public void Step()
    {
        ReadOnlySpan<float> input = _batches.Next(out int index);
        _label[0] = _batches.Labels[index];
        _learner.Observe(input, _label, 1);
    }

    /// <inheritdoc/>
    public float[] Weights(int layer) => _network.Weights(layer);

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
