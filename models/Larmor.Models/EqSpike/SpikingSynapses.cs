using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>The synapses between hidden and output neurons, the same both ways, kept where the spikes are: row = hidden neuron.</summary>
/// <remarks>
/// A tile with levels passes its format on: what the spikes of a sample add is then held back on the host and written at the sample's end,
/// each weight rounded once to a whole level, up or down by chance, and clipped. Rounding at every spike adds its chance to each of some
/// hundred small changes that mostly cancel.
/// </remarks>
internal sealed class SpikingSynapses
{
    private readonly KernelSet _kernels;
    private readonly float[] _weights;
    private readonly float[] _learning;
    private readonly int _hiddenCount;
    private readonly int _outputCount;
    private readonly int _stride;
    private readonly float _step;
    private readonly float _minimum;
    private readonly float _maximum;
    private ulong _key;

    internal SpikingSynapses(KernelSet kernels, ITile tile, int hiddenCount, SpikingPopulation output)
    {
        _kernels = kernels;
        _hiddenCount = hiddenCount;
        _outputCount = output.Count;
        _stride = output.Stride;
        WeightFormat format = tile.Weights.Format;
        _step = format.Step;
        _minimum = format.Minimum;
        _maximum = format.Maximum;
        _weights = new float[hiddenCount * _stride];
        _learning = _step > 0f ? new float[_weights.Length] : _weights;
    }

    internal long BufferBytes => 4L * (_weights.Length + (_step > 0f ? _learning.Length : 0));

    /// <summary>Shape [hidden, stride of the output layer], padding 0.</summary>
    internal float[] Weights => _weights;

    /// <summary>Row length of <see cref="Weights"/>.</summary>
    internal int Stride => _stride;

    /// <summary>Copies what the tile holds; the last value of each of its rows is the bias of that output.</summary>
    internal void Load(ITile tile, float[] bias)
    {
        float[] row = new float[_hiddenCount + 1];
        for (int o = 0; o < _outputCount; o++)
        {
            tile.Weights.Read(o, 1, row);
            for (int h = 0; h < _hiddenCount; h++)
            {
                _weights[(h * _stride) + o] = row[h];
            }

            bias[o] = row[_hiddenCount];
        }
    }

    /// <summary>Starts a sample's sequence of random roundings.</summary>
    internal void BeginSample(ulong key) => _key = key;

    /// <summary>Writes what was held back.</summary>
    internal void EndSample()
    {
        for (int place = 0; place < _weights.Length && _step > 0f; place++)
        {
            float held = _learning[place];
            if (held != 0f)
            {
                // floor(t + u) by hand: a conversion to int rounds towards 0.
                float levels = (held / _step) + CounterRandom.FloatAt(_key, (uint)place);
                int whole = (int)levels;
                whole -= whole > levels ? 1 : 0;
                float next = _weights[place] + (whole * _step);
                _weights[place] = next < _minimum ? _minimum : (next > _maximum ? _maximum : next);
                _learning[place] = 0f;
            }
        }
    }

    /// <summary>Lets the spikes of the last step arrive at the other side.</summary>
    internal void Deliver(SpikingPopulation hidden, SpikingPopulation output)
    {
        _kernels.SumRows(_weights, _stride, hidden.Fired, hidden.FiredCount, output.Incoming);
        float[] incoming = hidden.Incoming;
        ((SpanFloat)incoming).Clear();
        float[] weights = _weights;
        for (int k = 0; k < output.FiredCount; k++)
        {
            int place = output.Fired[k];
            for (int h = 0; h < _hiddenCount; h++)
            {
                incoming[h] += weights[place];
                place += _stride;
            }
        }
    }

    /// <summary>Every spike adds the other side's rate derivative: hidden spikes first, then output spikes.</summary>
    internal void LearnFromSpikes(SpikingPopulation hidden, SpikingPopulation output, float scale)
    {
        _kernels.AddToRows(_learning, _stride, hidden.Fired, hidden.FiredCount, output.Slope, scale);
        float[] weights = _learning;
        float[] slope = hidden.Slope;
        for (int k = 0; k < output.FiredCount; k++)
        {
            int place = output.Fired[k];
            for (int h = 0; h < _hiddenCount; h++)
            {
                weights[place] += scale * slope[h];
                place += _stride;
            }
        }
    }

    /// <summary>Adds <c>scale · (h ⊗ o)</c> to every weight.</summary>
    internal void AddProduct(float[] h, float[] o, float scale)
    {
        for (int i = 0; i < _hiddenCount; i++)
        {
            float factor = scale * h[i];
            int place = i * _stride;
            for (int c = 0; c < _outputCount; c++)
            {
                _learning[place + c] += factor * o[c];
            }
        }
    }
}
