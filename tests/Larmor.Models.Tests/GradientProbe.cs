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

    public void PreparePatches(int layerIndex, IPatchProducts patches)
    {
    }

    public void GatherPatches(
        int layerIndex, IPatchProducts patches, float[] images, int count, float bias, float[] post, float factor, float rate)
    {
        int positions = patches.Grid.Positions;
        int outputs = post.Length / (count * positions);
        float[] sum = _sums[layerIndex];
        var patch = new float[sum.Length / outputs];
        for (int p = 0; p < count * positions; p++)
        {
            patches.Grid.Read(images, p / positions, p % positions, bias, patch);
            Add(sum, patch, post.AsSpan(p * outputs, outputs), factor);
        }
    }

    public void Step(int layerIndex, ITile tile, float rate)
    {
    }

    public void Gather(int layerIndex, ITile tile, ReadOnlySpan<float> pre, ReadOnlySpan<float> post, int count, float factor, float rate) =>
        Apply(layerIndex, tile, pre, post, count, factor, rate);

    public void Apply(int layerIndex, ITile tile, ReadOnlySpan<float> pre, ReadOnlySpan<float> post, int count, float factor, float rate)
    {
        int inputs = tile.Forward.InputCount;
        int outputs = tile.Forward.OutputCount;
        for (int k = 0; k < count; k++)
        {
            Add(_sums[layerIndex], pre.Slice(k * inputs, inputs), post.Slice(k * outputs, outputs), factor);
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

    private static void Add(float[] sum, ReadOnlySpan<float> pre, ReadOnlySpan<float> post, float factor)
    {
        for (int o = 0; o < post.Length; o++)
        {
            for (int i = 0; i < pre.Length; i++)
            {
                sum[(o * pre.Length) + i] += factor * post[o] * pre[i];
            }
        }
    }
}
