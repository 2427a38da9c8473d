using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Turns two settled states into changes of weights: <c>factor · (s ⊗ s of one - s ⊗ s of the other)</c>, layer by layer.</summary>
/// <remarks>
/// Both states go to the rule as one batch of twice the size, the second with its sign turned: one gradient, one step of any rule. A
/// way back with weights of its own gets the mirrored products, so that its weights come to agree with the way up (Kolen and Pollack, 1994).
/// </remarks>
internal sealed class ContrastUpdate
{
    private readonly Placement _placement;
    private readonly IRelaxation _relaxation;
    private readonly bool _softmax;
    private readonly bool _symmetric;
    private readonly MapContrast?[] _maps;
    private readonly float[] _pre;
    private readonly float[] _post;

    internal ContrastUpdate(Placement placement, IRelaxation relaxation, bool softmax, bool symmetric)
    {
        _placement = placement;
        _relaxation = relaxation;
        _softmax = softmax;
        _symmetric = symmetric;
        _maps = new MapContrast?[placement.Network.LayerCount];
        int widestInput = 0;
        int widestOutput = 0;
        for (int l = 0; l < placement.Network.LayerCount; l++)
        {
            LayerSpec layer = placement.Network.Layer(l);
            if (layer.Convolution != null)
            {
                _maps[l] = new MapContrast(placement, l);
                continue;
            }

            widestInput = layer.TileInputCount > widestInput ? layer.TileInputCount : widestInput;
            widestOutput = layer.OutputCount > widestOutput ? layer.OutputCount : widestOutput;
        }

        _pre = new float[2 * placement.BatchCapacity * widestInput];
        _post = new float[2 * placement.BatchCapacity * widestOutput];
        placement.Memory.Add(MemoryPlace.Host, "products of two states", 4L * (_pre.Length + _post.Length));
    }

    internal void Apply(
        IUpdateRule rule, EquilibriumMasks masks, float[] plus, float[] minus, float[] targets, int count, float factor, float[] rates,
        float rateFactor)
    {
        rule.BeginStep();
        int before = 0;
        int first = 0;
        for (int l = 0; l < _relaxation.LayerCount; l++)
        {
            LayerSpec layer = _placement.Network.Layer(l);
            int inputs = layer.SourceCount;
            int outputs = layer.NeuronCount;
            ReadOnlySpanFloat up = new ReadOnlySpanFloat(plus, first, count * outputs);
            ReadOnlySpanFloat down = new ReadOnlySpanFloat(minus, first, count * outputs);
            ReadOnlySpanFloat below = l == 0 ? masks.Inputs(count) : new ReadOnlySpanFloat(plus, before, count * inputs);
            ReadOnlySpanFloat belowMinus = l == 0 ? default : new ReadOnlySpanFloat(minus, before, count * inputs);
            before = first;
            first += count * outputs;
            if (_maps[l] is { } map)
            {
                map.Apply(rule, below, belowMinus, up, down, count, factor, rates[l] * rateFactor);
                continue;
            }

            int stride = layer.TileInputCount;
            Rows(below, count, inputs, stride, 0);
            if (l == 0)
            {
                // The clamped input is the same in both: the difference of the states is enough.
                Difference(up, down);
            }
            else
            {
                Rows(belowMinus, count, inputs, stride, count);
                up.CopyTo(new SpanFloat(_post, 0, count * outputs));
                for (int i = 0; i < count * outputs; i++)
                {
                    _post[(count * outputs) + i] = -down[i];
                }
            }

            int length = l == 0 ? count : 2 * count;
            rule.Apply(
                l, _placement.Layer(l), new ReadOnlySpanFloat(_pre, 0, length * stride),
                new ReadOnlySpanFloat(_post, 0, length * outputs), length, factor, rates[l] * rateFactor);
            if (l > 0 && _placement.BackwardTiles is { } backward)
            {
                // The way back learns the same products the other way round: without the biases, which it does not have.
                Rows(below, count, inputs, inputs, 0);
                Rows(belowMinus, count, inputs, inputs, count);
                backward[l - 1].Plasticity!.Accumulate(
                    new ReadOnlySpanFloat(_post, 0, length * outputs), new ReadOnlySpanFloat(_pre, 0, length * inputs), length,
                    factor * rates[l] * rateFactor);
            }
        }

        if (_softmax)
        {
            Readout(rule, plus, minus, targets, count, before, rates, rateFactor);
        }
    }

    /// <summary>The read-out follows the ordinary slope of its cross-entropy at the nudged state, or its mean over both of them.</summary>
    private void Readout(
        IUpdateRule rule, float[] plus, float[] minus, float[] targets, int count, int before, float[] rates, float rateFactor)
    {
        int l = _relaxation.LayerCount;
        LayerSpec layer = _placement.Network.Layer(l);
        int outputs = layer.OutputCount;
        int length = _symmetric ? 2 * count : count;
        Rows(new ReadOnlySpanFloat(plus, before, count * layer.InputCount), count, layer.InputCount, layer.TileInputCount, 0);
        if (_symmetric)
        {
            Rows(new ReadOnlySpanFloat(minus, before, count * layer.InputCount), count, layer.InputCount, layer.TileInputCount, count);
        }

        ReadOnlySpanFloat pre = new ReadOnlySpanFloat(_pre, 0, length * layer.TileInputCount);
        _placement.Layer(l).Forward.Multiply(pre, length, new SpanFloat(_post, 0, length * outputs));
        for (int k = 0; k < length; k++)
        {
            SpanFloat row = new SpanFloat(_post, k * outputs, outputs);
            Softmax.Replace(row);
            for (int c = 0; c < outputs; c++)
            {
                row[c] = targets[(k % count * outputs) + c] - row[c];
            }
        }

        rule.Apply(
            l, _placement.Layer(l), pre, new ReadOnlySpanFloat(_post, 0, length * outputs), length, 1f / length, rates[l] * rateFactor);
    }

    private void Difference(ReadOnlySpanFloat plus, ReadOnlySpanFloat minus)
    {
        for (int i = 0; i < plus.Length; i++)
        {
            _post[i] = plus[i] - minus[i];
        }
    }

    /// <summary>Copies states into rows of the tile's length; what is left of a row is the bias, 1.</summary>
    private void Rows(ReadOnlySpanFloat source, int count, int width, int stride, int firstRow)
    {
        for (int k = 0; k < count; k++)
        {
            SpanFloat row = new SpanFloat(_pre, (firstRow + k) * stride, stride);
            source.Slice(k * width, width).CopyTo(row);
            if (stride > width)
            {
                row[width] = 1f;
            }
        }
    }
}
