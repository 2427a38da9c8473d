using Larmor.Hal;
using Larmor.Models;

namespace Larmor.Benchmarks;

/// <summary>A supervised 784-100-10 perceptron, ReLU and softmax cross-entropy, plain gradient steps, one sample at a time.</summary>
public sealed class PerceptronStep : ITrainingStep
{
    /// <summary>Hidden neurons.</summary>
    public const int HiddenCount = 100;

    /// <summary>Classes.</summary>
    public const int ClassCount = 10;

    private readonly DigitalNetwork _network;
    private readonly SemiSupervisedTarget _learner;
    private readonly DigitBatches _batches;
    private readonly int[] _label = new int[1];

    /// <summary>A learner with fresh weights.</summary>
    /// <param name="host">What it computes with.</param>
    /// <param name="batches">What it learns: batches of one.</param>
    public PerceptronStep(HostArithmetic host, DigitBatches batches)
    {
        _batches = batches;
        var needs = new Needs { Backward = true, Plasticity = true };
        _network = new DigitalNetwork(host, needs, 1, batches.InputCount, HiddenCount, ClassCount);
        var options = new SemiSupervisedTargetOptions { OutputActivation = ReadoutActivation.Identity, InputDropout = 0, HiddenDropout = 0 };
        _learner = new SemiSupervisedTarget(_network.Placement, options, new Sgd(), new Sgd());
        Array.Fill(_learner.LearningRates, Rate);
    }

    /// <summary>Learning rate of both layers.</summary>
    public static float Rate => 0.01f;

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
