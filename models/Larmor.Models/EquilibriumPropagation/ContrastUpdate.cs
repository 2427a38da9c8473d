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
    private readonly float[] _pre;
    private readonly float[] _post;

    internal ContrastUpdate(Placement placement, IRelaxation relaxation, bool softmax)
    {
        _placement = placement;
        _relaxation = relaxation;
        _softmax = softmax;
        int widestInput = 0;
        int widestOutput = 0;
        for (int l = 0; l < placement.Network.LayerCount; l++)
        {
            LayerSpec layer = placement.Network.Layer(l);
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
            int inputs = layer.InputCount;
            int outputs = layer.OutputCount;
            int stride = layer.TileInputCount;
            if (l == 0)
            {
                // The clamped input is the same in both: the difference of the states is enough.
                Rows(masks.Inputs(count), count, inputs, stride, 0);
                Difference(new ReadOnlySpanFloat(plus, first, count * outputs), new ReadOnlySpanFloat(minus, first, count * outputs));
            }
            else
            {
                Rows(new ReadOnlySpanFloat(plus, before, count * inputs), count, inputs, stride, 0);
                Rows(new ReadOnlySpanFloat(minus, before, count * inputs), count, inputs, stride, count);
                new ReadOnlySpanFloat(plus, first, count * outputs).CopyTo(new SpanFloat(_post, 0, count * outputs));
                for (int i = 0; i < count * outputs; i++)
                {
                    _post[(count * outputs) + i] = -minus[first + i];
                }
            }

            int length = l == 0 ? count : 2 * count;
            rule.Apply(
                l, _placement.Layer(l), new ReadOnlySpanFloat(_pre, 0, length * stride),
                new ReadOnlySpanFloat(_post, 0, length * outputs), length, factor, rates[l] * rateFactor);
            if (l > 0 && _placement.BackwardTiles is { } backward)
            {
                // The way back learns the same products the other way round: without the biases, which it does not have.
                Rows(new ReadOnlySpanFloat(plus, before, count * inputs), count, inputs, inputs, 0);
                Rows(new ReadOnlySpanFloat(minus, before, count * inputs), count, inputs, inputs, count);
                backward[l - 1].Plasticity!.Accumulate(
                    new ReadOnlySpanFloat(_post, 0, length * outputs), new ReadOnlySpanFloat(_pre, 0, length * inputs), length,
                    factor * rates[l] * rateFactor);
            }

            before = first;
            first += count * outputs;
        }

        if (_softmax)
        {
            Readout(rule, plus, targets, count, before, rates, rateFactor);
        }
    }

    /// <summary>The read-out follows the ordinary slope of its cross-entropy at the nudged state.</summary>
    private void Readout(IUpdateRule rule, float[] plus, float[] targets, int count, int before, float[] rates, float rateFactor)
    {
        int l = _relaxation.LayerCount;
        LayerSpec layer = _placement.Network.Layer(l);
        int outputs = layer.OutputCount;
        Rows(new ReadOnlySpanFloat(plus, before, count * layer.InputCount), count, layer.InputCount, layer.TileInputCount, 0);
        ReadOnlySpanFloat pre = new ReadOnlySpanFloat(_pre, 0, count * layer.TileInputCount);
        _placement.Layer(l).Forward.Multiply(pre, count, new SpanFloat(_post, 0, count * outputs));
        for (int k = 0; k < count; k++)
        {
            SpanFloat row = new SpanFloat(_post, k * outputs, outputs);
            Softmax.Replace(row);
            for (int c = 0; c < outputs; c++)
            {
                row[c] = targets[(k * outputs) + c] - row[c];
            }
        }

        rule.Apply(
            l, _placement.Layer(l), pre, new ReadOnlySpanFloat(_post, 0, count * outputs), count, 1f / count, rates[l] * rateFactor);
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
