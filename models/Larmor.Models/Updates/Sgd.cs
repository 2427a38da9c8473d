using Larmor.Hal;

namespace Larmor.Models;

/// <summary>Plain gradient steps: straight to the chip, no memory at all.</summary>
public sealed class Sgd : IUpdateRule
{
    /// <inheritdoc/>
    public Needs Needs { get; } = new Needs { Plasticity = true };

    /// <inheritdoc/>
    public void Prepare(Placement placement)
    {
    }

    /// <inheritdoc/>
    public void BeginStep()
    {
    }

    /// <inheritdoc/>
    public void PreparePatches(int layerIndex, IPatchProducts patches)
    {
    }

    /// <inheritdoc/>
    public void GatherPatches(
        int layerIndex, IPatchProducts patches, float[] images, int count, float bias, float[] post, float factor, float rate)
    {
        if (rate != 0f)
        {
            patches.Accumulate(images, count, bias, post, factor * rate);
        }
    }

    /// <inheritdoc/>
    public void Step(int layerIndex, ITile tile, float rate)
    {
    }

    /// <inheritdoc/>
    public void Gather(
        int layerIndex, ITile tile, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor, float rate) =>
        Apply(layerIndex, tile, pre, post, count, factor, rate);

    /// <inheritdoc/>
    public void Apply(
        int layerIndex, ITile tile, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor, float rate)
    {
        if (rate != 0f)
        {
            tile.Plasticity?.Accumulate(pre, post, count, factor * rate);
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
    }
}
