using Larmor.Hal;

namespace Larmor.Models;

/// <summary>Gradient steps summed up on the host and written to the chip when a cell can follow them; what it did not follow stays owed.</summary>
/// <remarks>
/// <code>
/// χ += rate · factor · post ⊗ pre      when |χ| ≥ threshold: write χ (whole levels of an even cell)      verified: χ -= what the cell moved
/// </code>
/// The device's steps may then depend on its state, differ up and down, and be noisy: the sum of pulses still follows the gradient.
/// Source: S. R. Nandakumar et al., Frontiers in Neuroscience 14, 406 (2020), who trust the pulses; reading back is ours. Takes four bytes
/// a weight on the host.
/// </remarks>
public sealed class MixedPrecision : IUpdateRule
{
    private readonly MixedPrecisionOptions _options;
    private MixedPrecisionLayer[] _layers = [];

    /// <summary>A rule with nothing owed.</summary>
    public MixedPrecision(MixedPrecisionOptions options)
    {
        if (!(options.Threshold > 0f) || options.Threshold > 1000f)
        {
            Throw.Range(nameof(options.Threshold), options.Threshold, 0.001f, 1000f);
        }

        _options = options;
    }

    /// <inheritdoc/>
    public Needs Needs { get; } = new Needs { Increments = true };

    /// <inheritdoc/>
    public void Prepare(Placement placement)
    {
        _layers = new MixedPrecisionLayer[placement.Network.LayerCount];
        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l] = new MixedPrecisionLayer(placement, l, _options);
        }

        placement.CheckHostMemory();
    }

    /// <summary>Owes what a cell could not take of a weight it was programmed to: small initial weights between two levels are not lost.</summary>
    /// <param name="layerIndex">Layer, 0 nearest to the input.</param>
    /// <param name="output">Its row.</param>
    /// <param name="tile">Its placed tile, programmed.</param>
    /// <param name="row">What was programmed, shape [InputCount].</param>
    public void Owe(int layerIndex, int output, ITile tile, ReadOnlySpanFloat row)
    {
        if (_options.IsVerified)
        {
            _layers[layerIndex].Owe(tile.Weights, output, row);
        }
    }

    /// <inheritdoc/>
    public void BeginStep()
    {
    }

    /// <inheritdoc/>
    public void PreparePatches(int layerIndex, IPatchProducts patches) => _layers[layerIndex].PreparePatches();

    /// <inheritdoc/>
    public void GatherPatches(
        int layerIndex, IPatchProducts patches, float[] images, int count, float bias, float[] post, float factor, float rate)
    {
        if (rate != 0f)
        {
            _layers[layerIndex].AddPatches(patches.Grid, images, count, bias, post, factor * rate);
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
        for (int k = 0; k < count && rate != 0f; k++)
        {
            _layers[layerIndex].Add(tile.Weights, pre, post, k, factor * rate);
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        for (int l = 0; l < _layers.Length; l++)
        {
            sink.Write(_layers[l].Owed);
        }
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        for (int l = 0; l < _layers.Length; l++)
        {
            source.Read(_layers[l].Owed);
        }
    }
}
