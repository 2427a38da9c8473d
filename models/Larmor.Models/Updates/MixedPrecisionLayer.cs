using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>What <see cref="MixedPrecision"/> keeps of one layer.</summary>
internal sealed class MixedPrecisionLayer
{
    private readonly int _inputCount;
    private readonly int _outputCount;
    private readonly float _threshold;
    private readonly float _step;
    private readonly bool _isVerified;
    private readonly int[] _index;
    private readonly float[] _value;
    private readonly float[] _delta;
    private readonly float[] _before;
    private readonly float[] _after;
    private readonly IWeightMemory _weights;
    private float[] _patch;

    internal MixedPrecisionLayer(Placement placement, int layerIndex, MixedPrecisionOptions options)
    {
        ITile tile = placement.Layer(layerIndex);
        _inputCount = tile.Forward.InputCount;
        _outputCount = tile.Forward.OutputCount;
        _step = tile.Weights.Format.Step;
        _threshold = options.Threshold * placement.Chip.Info.Accuracy.UpdateSigma;
        _isVerified = options.IsVerified;
        _weights = tile.Weights;
        Owed = new float[_inputCount * _outputCount];
        _index = new int[_inputCount];
        _value = new float[_inputCount];
        _patch = _value;
        _delta = new float[_inputCount];
        _before = new float[options.IsVerified ? _inputCount : 0];
        _after = new float[options.IsVerified ? _inputCount : 0];
        placement.Memory.Add(
            MemoryPlace.Host, "layer " + layerIndex + " changes owed", 4L * (Owed.Length + (3 * _inputCount) + (2 * _before.Length)));
    }

    /// <summary>χ, shape [outputs, inputs].</summary>
    internal float[] Owed { get; }

    /// <summary>Adds the outer product of one vector, and writes the rows in which a sum has become large enough.</summary>
    internal void Add(IWeightMemory weights, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int vector, float rate)
    {
        int count = 0;
        int first = vector * _inputCount;
        for (int i = 0; i < _inputCount; i++)
        {
            float x = pre[first + i];
            if (x != 0f)
            {
                _index[count] = i;
                _value[count] = x;
                count++;
            }
        }

        for (int output = 0; output < _outputCount; output++)
        {
            float factor = rate * post[(vector * _outputCount) + output];
            if (factor != 0f && Sum(output * _inputCount, count, factor))
            {
                Write(weights, output);
            }
        }
    }

    /// <summary>Makes room for one patch of a convolution.</summary>
    internal void PreparePatches() => _patch = new float[_inputCount];

    /// <summary>Adds patch after patch of some images.</summary>
    internal void AddPatches(PatchGrid grid, float[] images, int count, float bias, float[] post, float rate)
    {
        for (int vector = 0; vector < count * grid.Positions; vector++)
        {
            grid.Read(images, vector / grid.Positions, vector % grid.Positions, bias, _patch);
            Add(_weights, _patch, new ReadOnlySpanFloat(post, vector * _outputCount, _outputCount), 0, rate);
        }
    }

    /// <summary>What is missing of a programmed row.</summary>
    internal void Owe(IWeightMemory weights, int output, ReadOnlySpanFloat row)
    {
        weights.Read(output, 1, _after);
        for (int i = 0; i < _inputCount; i++)
        {
            Owed[(output * _inputCount) + i] = row[i] - _after[i];
        }
    }

    private bool Sum(int row, int count, float factor)
    {
        float[] owed = Owed;
        int[] index = _index;
        float[] value = _value;
        float threshold = _threshold;
        bool isDue = false;
        for (int n = 0; n < count; n++)
        {
            int place = row + index[n];
            float sum = owed[place] + (factor * value[n]);
            owed[place] = sum;
            isDue |= sum >= threshold | sum <= -threshold;
        }

        return isDue;
    }

    private void Write(IWeightMemory weights, int output)
    {
        int row = output * _inputCount;
        for (int i = 0; i < _inputCount; i++)
        {
            float sum = Owed[row + i];
            bool isDue = sum != 0f && (sum >= _threshold || sum <= -_threshold);
            _delta[i] = isDue ? Whole(sum) : 0f;
        }

        if (!_isVerified)
        {
            weights.Add(output, 1, _delta);
            for (int i = 0; i < _inputCount; i++)
            {
                Owed[row + i] -= _delta[i];
            }

            return;
        }

        weights.Read(output, 1, _before);
        weights.Add(output, 1, _delta);
        weights.Read(output, 1, _after);
        for (int i = 0; i < _inputCount; i++)
        {
            if (_delta[i] != 0f)
            {
                // A cell at its end, or a stuck one, does not follow: more than a threshold of debt is forgiven.
                float left = Owed[row + i] - (_after[i] - _before[i]);
                Owed[row + i] = left > _threshold ? _threshold : (left < -_threshold ? -_threshold : left);
            }
        }
    }

    /// <summary>The nearest whole number of levels, of a cell that has levels.</summary>
    private float Whole(float change)
    {
        if (_step == 0f)
        {
            return change;
        }

        float levels = change / _step;
        int whole = (int)(levels < 0f ? levels - 0.5f : levels + 0.5f);
        return whole * _step;
    }
}
