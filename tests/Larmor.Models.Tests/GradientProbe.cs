using Larmor.Hal;

namespace Larmor.Models.Tests;

/// <summary>An update rule that changes nothing and keeps the direction it was given, by layer, output and input.</summary>
internal sealed class GradientProbe : IUpdateRule
{
    private readonly List<float[]> _sums = [];

    public Needs Needs { get; } = new();

    public void Prepare(Placement placement)
    {
        for (int l = 0; l < placement.Network.LayerCount; l++)
        {
            LayerSpec layer = placement.Network.Layer(l);
            _sums.Add(new float[layer.OutputCount * layer.TileInputCount]);
        }
    }

    public void BeginStep() => _sums.ForEach(sum => Array.Clear(sum));

    public void Gather(int layerIndex, ITile tile, ReadOnlySpan<float> pre, ReadOnlySpan<float> post, int count, float factor, float rate) =>
        Apply(layerIndex, tile, pre, post, count, factor, rate);

    public void Apply(int layerIndex, ITile tile, ReadOnlySpan<float> pre, ReadOnlySpan<float> post, int count, float factor, float rate)
    {
        int inputs = tile.Forward.InputCount;
        int outputs = tile.Forward.OutputCount;
        for (int k = 0; k < count; k++)
        {
            for (int o = 0; o < outputs; o++)
            {
                for (int i = 0; i < inputs; i++)
                {
                    _sums[layerIndex][(o * inputs) + i] += factor * post[(k * outputs) + o] * pre[(k * inputs) + i];
                }
            }
        }
    }

    public void Save(IStateSink sink)
    {
    }

    public void Load(IStateSource source)
    {
    }

    /// <summary>Gradient of the loss for one output: weights, then bias.</summary>
    internal float[] Row(int layer, int output, int width) => [.. _sums[layer].Skip(output * width).Take(width).Select(v => -v)];
}
