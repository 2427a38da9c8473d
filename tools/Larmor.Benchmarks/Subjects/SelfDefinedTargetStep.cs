using Larmor.Hal;
using Larmor.Models;

namespace Larmor.Benchmarks;

/// <summary>The self-defined target on 784-2000, as published for mini-batches and as the stream experiment for batch 1.</summary>
public sealed class SelfDefinedTargetStep : ITrainingStep
{
    /// <summary>Outputs.</summary>
    public const int OutputCount = 2000;

    private readonly DigitalNetwork _network;
    private readonly SelfDefinedTarget _learner;
    private readonly DigitBatches _batches;

    /// <summary>A learner with fresh weights.</summary>
    /// <param name="host">What it computes with.</param>
    /// <param name="batches">What it learns.</param>
    /// <param name="options">Hyper-parameters.</param>
    public SelfDefinedTargetStep(HostArithmetic host, DigitBatches batches, SelfDefinedTargetOptions options)
    {
        _batches = batches;
        _network = new DigitalNetwork(host, SelfDefinedTarget.Needs, batches.Size, batches.InputCount, OutputCount);
        _learner = new SelfDefinedTarget(_network.Placement, options);
    }

    /// <summary>The hyper-parameters of a batch size.</summary>
    /// <param name="batch">1 for the stream.</param>
    /// <param name="dropout">False to compare results: the rival draws other masks.</param>
    public static SelfDefinedTargetOptions Options(int batch, bool dropout) => new()
    {
        HomeostasisRate = batch == 1 ? 0.05f : 0.4f,
        ActivityRate = batch == 1 ? 0.6f : 1f,
        LearningRates = [batch == 1 ? 2f : 8f],
        InputDropout = dropout ? 0.3f : 0f,
        OutputDropout = dropout ? 0.2f : 0f,
    };

    /// <inheritdoc/>
    public void Step() => _learner.Observe(_batches.Next(out _), _batches.Size);

    /// <inheritdoc/>
    public float[] Weights(int layer) => _network.Weights(layer);

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
