using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Gradient and moments of one layer, as rows of outputs like the chip's own weights.</summary>
internal sealed class AdamLayer : IBlockWork
{
    // Rows of the gradient that one thread sums at a time: whole tiles of six, and a share of the second cache.
    private const int GroupOutputs = 48;

    // Increments of so many outputs are worked out before they are written: fewer turns between the two.
    private const int StepOutputs = 4 * GroupOutputs;

    // Decay of one step is far below the rounding of a weight: it is held back until it is worth a write.
    private const float LeastDecay = 1f / 65536f;

    private readonly HostArithmetic _host;
    private readonly MemoryPlan _memory;
    private readonly int _layerIndex;
    private readonly PanelMatrix _gradient;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly float[] _delta;
    private readonly float[] _rowsRead;
    private readonly float[] _saved = new float[1];
    private readonly float[] _padded;
    private readonly SparseRows _rows;
    private readonly SparseColumns _columns;
    private readonly TeamSpans _spans = new TeamSpans();
    private readonly int _inputCount;
    private readonly int _outputCount;
    private readonly int _capacity;
    private readonly AdamOptions _options;
    private readonly float _decay;
    private PanelMatrix? _patchSums;
    private PatchUpdate? _patches;
    private AdamStep _step;
    private long _stepCount;
    private float _firstPower = 1f;
    private float _secondPower = 1f;
    private float _heldDecay;
    private int _firstOutput;
    private Stage _stage;
    private int _count;
    private float _factor;

    internal AdamLayer(Placement placement, int layerIndex, AdamOptions options, float decay)
    {
        _options = options;
        _decay = decay;
        LayerSpec spec = placement.Network.Layer(layerIndex);
        _host = placement.Host;
        _memory = placement.Memory;
        _layerIndex = layerIndex;
        _inputCount = spec.TileInputCount;
        _outputCount = spec.OutputCount;
        _capacity = placement.BatchCapacity < 64 ? placement.BatchCapacity : 64;
        _gradient = PanelMatrix.RowMajor(_outputCount, _inputCount);
        _first = new float[_gradient.Data.Length];
        _second = new float[_gradient.Data.Length];
        _padded = new float[_capacity * _gradient.Stride];
        _rows = new SparseRows(_capacity, _outputCount);
        _columns = new SparseColumns(_capacity, _outputCount);
        _delta = new float[StepOutputs * _inputCount];
        _rowsRead = new float[decay > 0f ? StepOutputs * _inputCount : 0];
        placement.Memory.Add(MemoryPlace.Host, "layer " + layerIndex + " gradient and two moments", 12L * _first.Length);
        placement.Memory.Add(
            MemoryPlace.Host, "layer " + layerIndex + " batch and increments of Adam",
            SparseRows.Bytes(_capacity, _outputCount) + SparseColumns.Bytes(_capacity, _outputCount)
            + (4L * (_padded.Length + _delta.Length + _rowsRead.Length)));
    }

    private enum Stage
    {
        SumPairs,
        SumWhole,
        Increase,
        SumAndIncrease,
    }

    /// <summary>Adds a part of a batch to the gradient.</summary>
    internal void Gather(ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor)
    {
        _factor = factor;
        if (_host.Kernels.PrefersWhole(post, count))
        {
            _count = count;
            Sum(Stage.SumWhole, post, pre);
            return;
        }

        int stride = _gradient.Stride;
        for (int first = 0; first < count; first += _capacity)
        {
            int length = count - first < _capacity ? count - first : _capacity;
            _rows.Load(_host.Kernels, post.Slice(first * _outputCount, length * _outputCount), length);
            _columns.Load(_rows, factor);
            for (int k = 0; k < length; k++)
            {
                pre.Slice((first + k) * _inputCount, _inputCount).CopyTo(new SpanFloat(_padded, k * stride, _inputCount));
            }

            Sum(Stage.SumPairs, default, default);
        }
    }

    /// <summary>A convolution's gradient is summed by input, as its weights lie on a chip of arithmetic, and turned round at each step.</summary>
    internal void PreparePatches(PatchGrid grid)
    {
        _patchSums = new PanelMatrix(_inputCount, _outputCount);
        _patches = new PatchUpdate(_host, _patchSums, grid);
        _memory.Add(MemoryPlace.Host, "layer " + _layerIndex + " gradient by input", PanelMatrix.Bytes(_inputCount, _outputCount) + _patches.BufferBytes);
    }

    /// <summary>Adds some images to the gradient of a convolution.</summary>
    internal void GatherPatches(float[] images, int count, float bias, float[] post, float factor) =>
        _patches?.Add(images, count, bias, post, factor);

    /// <summary>One step along the gradient of a whole batch: what is summed of it is used while it is in the cache.</summary>
    internal void Apply(IWeightMemory weights, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor, float rate)
    {
        if (_patchSums == null && _host.Kernels.PrefersWhole(post, count))
        {
            _factor = factor;
            _count = count;
            Advance(Stage.SumAndIncrease, weights, post, pre, rate);
            return;
        }

        Gather(pre, post, count, factor);
        Step(weights, rate);
    }

    /// <summary>One step along the gathered gradient, which is 0 afterwards.</summary>
    internal void Step(IWeightMemory weights, float rate) => Advance(Stage.Increase, weights, default, default, rate);

    private void Advance(Stage stage, IWeightMemory weights, ReadOnlySpanFloat post, ReadOnlySpanFloat pre, float rate)
    {
        _stepCount++;
        _firstPower *= _options.FirstDecay;
        _secondPower *= _options.SecondDecay;
        _step = new AdamStep(
            rate / (1f - _firstPower), 1f / FloatMath.Sqrt(1f - _secondPower),
            _options.FirstDecay, _options.SecondDecay, _options.Epsilon);
        _heldDecay += rate * _decay;
        bool decays = _heldDecay >= LeastDecay;
        _stage = stage;
        for (_firstOutput = 0; _firstOutput < _outputCount; _firstOutput += StepOutputs)
        {
            int length = _outputCount - _firstOutput < StepOutputs ? _outputCount - _firstOutput : StepOutputs;
            _spans.Run(_host.Team, this, (length + GroupOutputs - 1) / GroupOutputs, post, pre, default);
            if (decays)
            {
                Shrink(weights, length);
            }

            weights.Add(_firstOutput, length, new ReadOnlySpanFloat(_delta, 0, length * _inputCount));
        }

        _heldDecay = decays ? 0f : _heldDecay;
        if (_patchSums != null)
        {
            ((SpanFloat)_patchSums.Data).Clear();
        }
    }

    /// <summary>Sums the gradient of a group of outputs, works out their increments, or both.</summary>
    public void Execute(int blockIndex)
    {
        bool increases = _stage == Stage.Increase || _stage == Stage.SumAndIncrease;
        int first = (increases ? _firstOutput : 0) + (blockIndex * GroupOutputs);
        int last = increases && _firstOutput + StepOutputs < _outputCount ? _firstOutput + StepOutputs : _outputCount;
        int end = first + GroupOutputs < last ? first + GroupOutputs : last;
        if (_stage == Stage.SumPairs)
        {
            _host.Kernels.AddOuterRows(_columns, _padded, _gradient, first, end);
        }
        else if (_stage != Stage.Increase)
        {
            _host.Kernels.AddOuterWhole(_spans.Left, _spans.Right, _count, _factor, _gradient, 0, 1, first, end);
        }

        for (int output = first; increases && output < end; output++)
        {
            Increase(output);
        }
    }

    internal void Save(IStateSink sink)
    {
        sink.Write(_stepCount);
        _saved[0] = _heldDecay;
        sink.Write(_saved);
        sink.Write(_first);
        sink.Write(_second);
    }

    internal void Load(IStateSource source)
    {
        _stepCount = source.ReadLong();
        _firstPower = 1f;
        _secondPower = 1f;
        for (long t = 0; t < _stepCount && (_firstPower > 0f || _secondPower > 0f); t++)
        {
            _firstPower *= _options.FirstDecay;
            _secondPower *= _options.SecondDecay;
        }

        source.Read(_saved);
        _heldDecay = _saved[0];
        source.Read(_first);
        source.Read(_second);
    }

    private void Sum(Stage stage, ReadOnlySpanFloat post, ReadOnlySpanFloat pre)
    {
        _stage = stage;
        _spans.Run(_host.Team, this, (_outputCount + GroupOutputs - 1) / GroupOutputs, post, pre, default);
    }

    /// <summary>The increments of one output of the group under way.</summary>
    private void Increase(int output)
    {
        int start = output * _gradient.Stride;
        AdamStep step = _step;
        if (_patchSums != null)
        {
            _patchSums.ReadColumn(output, new SpanFloat(_gradient.Data, start, _inputCount));
        }

        _host.Kernels.Adam(
            new SpanFloat(_gradient.Data, start, _inputCount),
            new SpanFloat(_first, start, _inputCount),
            new SpanFloat(_second, start, _inputCount),
            step,
            new SpanFloat(_delta, (output - _firstOutput) * _inputCount, _inputCount));
    }

    /// <summary>Takes the held decay of some outputs' weights off their increments.</summary>
    private void Shrink(IWeightMemory weights, int length)
    {
        weights.Read(_firstOutput, length, new SpanFloat(_rowsRead, 0, length * _inputCount));
        for (int i = 0; i < length * _inputCount; i++)
        {
            _delta[i] -= _heldDecay * _rowsRead[i];
        }
    }
}
