using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Adam (Kingma and Ba, 2015): gradient and two moments on the host, increments written to the chip.</summary>
/// <remarks>Takes twelve bytes a weight on the host: a device refuses it when that does not fit.</remarks>
public sealed class Adam : IUpdateRule
{
    private readonly AdamOptions _options;
    private AdamLayer[] _layers = [];
    private long _step;
    private float _firstPower = 1f;
    private float _secondPower = 1f;

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

        _options = options;
    }

    /// <inheritdoc/>
    public Needs Needs { get; } = new Needs { Increments = true };

    /// <inheritdoc/>
    public void Prepare(Placement placement)
    {
        _layers = new AdamLayer[placement.Network.LayerCount];
        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l] = new AdamLayer(placement, l);
        }

        placement.CheckHostMemory();
    }

    /// <inheritdoc/>
    public void BeginStep()
    {
        _step++;
        _firstPower *= _options.FirstDecay;
        _secondPower *= _options.SecondDecay;
    }

    /// <inheritdoc/>
    public void Apply(
        int layerIndex, ITile tile, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor, float rate)
    {
        AdamStep step = new AdamStep(
            rate / (1f - _firstPower), 1f / FloatMath.Sqrt(1f - _secondPower),
            _options.FirstDecay, _options.SecondDecay, _options.Epsilon);
        _layers[layerIndex].Apply(tile.Weights, pre, post, count, factor, step);
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_step);
        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l].Save(sink);
        }
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _step = source.ReadLong();
        _firstPower = 1f;
        _secondPower = 1f;
        for (long t = 0; t < _step && (_firstPower > 0f || _secondPower > 0f); t++)
        {
            _firstPower *= _options.FirstDecay;
            _secondPower *= _options.SecondDecay;
        }

        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l].Load(source);
        }
    }
}
