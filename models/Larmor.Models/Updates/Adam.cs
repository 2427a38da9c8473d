using Larmor.Hal;

namespace Larmor.Models;

/// <summary>Adam (Kingma and Ba, 2015): gradient and two moments on the host, increments written to the chip.</summary>
/// <remarks>Takes twelve bytes a weight on the host: a device refuses it when that does not fit.</remarks>
public sealed class Adam : IUpdateRule
{
    private readonly AdamOptions _options;
    private AdamLayer[] _layers = [];

    /// <summary>Adam with its own moments.</summary>
    public Adam(AdamOptions options)
    {
        if (options.FirstDecay < 0f || options.FirstDecay >= 1f)
        {
            Throw.Range(nameof(options.FirstDecay), options.FirstDecay, 0f, 0.999999f);
        }

        if (options.SecondDecay < 0f || options.SecondDecay >= 1f)
        {
            Throw.Range(nameof(options.SecondDecay), options.SecondDecay, 0f, 0.999999f);
        }

        for (int l = 0; l < options.WeightDecays.Length; l++)
        {
            if (!(options.WeightDecays[l] >= 0f))
            {
                Throw.Range(nameof(options.WeightDecays), options.WeightDecays[l], 0f, float.MaxValue);
            }
        }

        _options = options;
    }

    /// <inheritdoc/>
    public Needs Needs { get; } = new Needs { Increments = true };

    /// <inheritdoc/>
    public void Prepare(Placement placement)
    {
        _layers = new AdamLayer[placement.Network.LayerCount];
        float[] decays = _options.WeightDecays;
        if (decays.Length != 0 && decays.Length != _layers.Length)
        {
            Throw.Length(nameof(_options.WeightDecays), decays.Length, _layers.Length);
        }

        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l] = new AdamLayer(placement, l, _options, decays.Length == 0 ? 0f : decays[l]);
        }

        placement.CheckHostMemory();
    }

    /// <inheritdoc/>
    public void BeginStep()
    {
    }

    /// <inheritdoc/>
    public void PreparePatches(int layerIndex, IPatchProducts patches) => _layers[layerIndex].PreparePatches(patches.Grid);

    /// <inheritdoc/>
    public void GatherPatches(
        int layerIndex, IPatchProducts patches, float[] images, int count, float bias, float[] post, float factor, float rate) =>
        _layers[layerIndex].GatherPatches(images, count, bias, post, factor);

    /// <inheritdoc/>
    public void Step(int layerIndex, ITile tile, float rate) => _layers[layerIndex].Step(tile.Weights, rate);

    /// <inheritdoc/>
    public void Gather(
        int layerIndex, ITile tile, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor, float rate) =>
        _layers[layerIndex].Gather(pre, post, count, factor);

    /// <inheritdoc/>
    public void Apply(
        int layerIndex, ITile tile, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor, float rate) =>
        _layers[layerIndex].Apply(tile.Weights, pre, post, count, factor, rate);

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l].Save(sink);
        }
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l].Load(source);
        }
    }
}
