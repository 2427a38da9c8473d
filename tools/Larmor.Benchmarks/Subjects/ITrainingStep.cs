namespace Larmor.Benchmarks;

/// <summary>A learner of ours with its batches, one training step at a time.</summary>
public interface ITrainingStep : IDisposable
{
    /// <summary>Learns the next batch; after the last one comes the first.</summary>
    void Step();

    /// <summary>Weights of a layer by output, bias last: shape [outputs, inputs + 1]. A new array.</summary>
    float[] Weights(int layer);
}
