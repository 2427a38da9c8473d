using Larmor.Hal;

namespace Larmor.Models;

/// <summary>How a gradient becomes a change of weights; shared by all learners that have one.</summary>
public interface IUpdateRule : IStateful
{
    /// <summary>What it asks of a placement.</summary>
    Needs Needs { get; }

    /// <summary>Makes its buffers for a placed network and reports them; called once by the learner.</summary>
    void Prepare(Placement placement);

    /// <summary>Begins the step of a mini-batch, before the first layer.</summary>
    void BeginStep();

    /// <summary>Makes room for a layer that is a convolution; called once by the learner, after <see cref="Prepare"/>.</summary>
    void PreparePatches(int layerIndex, IPatchProducts patches);

    /// <summary>Takes some images of a mini-batch; <see cref="Step"/> ends it.</summary>
    /// <param name="layerIndex">Layer, 0 nearest to the input.</param>
    /// <param name="patches">Its convolution, the one it was prepared for.</param>
    /// <param name="images">Shape [count, Height, Width, Channels].</param>
    /// <param name="count">Images.</param>
    /// <param name="bias">What the bias input is held at.</param>
    /// <param name="post">Shape [count, Positions, OutputCount].</param>
    /// <param name="factor">What the loss averages over.</param>
    /// <param name="rate">Learning rate of this layer now: a rule without memory steps at once.</param>
    void GatherPatches(
        int layerIndex, IPatchProducts patches, float[] images, int count, float bias, float[] post, float factor, float rate);

    /// <summary>Changes one layer by what was gathered.</summary>
    void Step(int layerIndex, ITile tile, float rate);

    /// <summary>Takes a part of a mini-batch that comes in pieces; the last piece goes to <see cref="Apply"/>.</summary>
    /// <param name="layerIndex">Layer, 0 nearest to the input.</param>
    /// <param name="tile">Its placed tile.</param>
    /// <param name="pre">Shape [count, InputCount].</param>
    /// <param name="post">Shape [count, OutputCount].</param>
    /// <param name="count">Vectors.</param>
    /// <param name="factor">What the loss averages over.</param>
    /// <param name="rate">Learning rate of this layer now: a rule without memory steps at once.</param>
    void Gather(int layerIndex, ITile tile, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor, float rate);

    /// <summary>Changes one layer along <c>factor · Σ_k post_k ⊗ pre_k</c>, the direction that lowers the loss.</summary>
    /// <param name="layerIndex">Layer, 0 nearest to the input.</param>
    /// <param name="tile">Its placed tile.</param>
    /// <param name="pre">Shape [count, InputCount].</param>
    /// <param name="post">Shape [count, OutputCount].</param>
    /// <param name="count">Vectors.</param>
    /// <param name="factor">What the loss averages over, for example 2 / (B N).</param>
    /// <param name="rate">Learning rate of this layer now.</param>
    void Apply(int layerIndex, ITile tile, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor, float rate);
}
