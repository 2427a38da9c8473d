using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Gradient and moments of one layer, as rows of outputs like the chip's own weights.</summary>
internal sealed class AdamLayer : IBlockWork
{
    private const int GroupOutputs = 64;

    private readonly HostArithmetic _host;
    private readonly PanelMatrix _gradient;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly float[] _delta;
    private readonly float[] _padded;
    private readonly SparseRows _rows;
    private readonly SparseColumns _columns;
    private readonly int _inputCount;
    private readonly int _outputCount;
    private readonly int _capacity;
    private AdamStep _step;
    private int _firstOutput;
    private bool _summing;

    internal AdamLayer(Placement placement, int layerIndex)
    {
        LayerSpec spec = placement.Network.Layer(layerIndex);
        _host = placement.Host;
        _inputCount = spec.TileInputCount;
        _outputCount = spec.OutputCount;
        _capacity = placement.BatchCapacity < 64 ? placement.BatchCapacity : 64;
        _gradient = PanelMatrix.RowMajor(_outputCount, _inputCount);
        _first = new float[_gradient.Data.Length];
        _second = new float[_gradient.Data.Length];
        _padded = new float[_capacity * _gradient.Stride];
        _rows = new SparseRows(_capacity, _outputCount);
        _columns = new SparseColumns(_capacity, _outputCount);
        _delta = new float[GroupOutputs * _inputCount];
        placement.Memory.Add(MemoryPlace.Host, "layer " + layerIndex + " gradient and two moments", 12L * _first.Length);
        placement.Memory.Add(
            MemoryPlace.Host, "layer " + layerIndex + " batch and increments of Adam",
            SparseRows.Bytes(_capacity, _outputCount) + SparseColumns.Bytes(_capacity, _outputCount)
            + (4L * (_padded.Length + _delta.Length)));
    }

    internal void Apply(IWeightMemory weights, ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float factor, AdamStep step)
    {
        _step = step;
        int stride = _gradient.Stride;
        for (int first = 0; first < count; first += _capacity)
        {
            int length = count - first < _capacity ? count - first : _capacity;
            _rows.Load(_host.Kernels, post.Slice(first * _outputCount, length * _outputCount), length);
            _columns.Load(_host.Kernels, _rows, factor);
            for (int k = 0; k < length; k++)
            {
                pre.Slice((first + k) * _inputCount, _inputCount).CopyTo(new SpanFloat(_padded, k * stride, _inputCount));
            }

            _summing = true;
            _host.Team.Run(this, (_outputCount + GroupOutputs - 1) / GroupOutputs);
        }

        _summing = false;
        for (_firstOutput = 0; _firstOutput < _outputCount; _firstOutput += GroupOutputs)
        {
            int length = _outputCount - _firstOutput < GroupOutputs ? _outputCount - _firstOutput : GroupOutputs;
            _host.Team.Run(this, length);
            weights.Add(_firstOutput, length, new ReadOnlySpanFloat(_delta, 0, length * _inputCount));
        }
    }

    /// <summary>Sums the gradient of a group of outputs, or works out the increments of one output.</summary>
    public void Execute(int blockIndex)
    {
        if (_summing)
        {
            int first = blockIndex * GroupOutputs;
            int end = first + GroupOutputs < _outputCount ? first + GroupOutputs : _outputCount;
            _host.Kernels.AddOuterRows(_columns, _padded, _gradient, first, end);
            return;
        }

        int start = (_firstOutput + blockIndex) * _gradient.Stride;
        AdamStep step = _step;
        _host.Kernels.Adam(
            new SpanFloat(_gradient.Data, start, _inputCount),
            new SpanFloat(_first, start, _inputCount),
            new SpanFloat(_second, start, _inputCount),
            step,
            new SpanFloat(_delta, blockIndex * _inputCount, _inputCount));
    }

    internal void Save(IStateSink sink)
    {
        sink.Write(_first);
        sink.Write(_second);
    }

    internal void Load(IStateSource source)
    {
        source.Read(_first);
        source.Read(_second);
    }
}
