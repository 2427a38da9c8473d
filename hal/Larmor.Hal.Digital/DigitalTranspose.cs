using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>A tile driven from its outputs: one block per run of input rows.</summary>
internal sealed class DigitalTranspose : IMatrixVector, IBlockWork
{
    private const int BlockRows = 64;

    private readonly HostArithmetic _host;
    private readonly PanelMatrix _weights;
    private readonly float[] _errors;
    private readonly float[] _results;
    private readonly int _capacity;
    private int _count;

    internal DigitalTranspose(HostArithmetic host, PanelMatrix weights, float[] errors, int capacity)
    {
        _host = host;
        _weights = weights;
        _errors = errors;
        _capacity = capacity;
        _results = new float[capacity * weights.RowCount];
    }

    public int InputCount => _weights.ColumnCount;

    public int OutputCount => _weights.RowCount;

    internal long MultiplyAddCount { get; set; }

    public void Multiply(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        if (inputs.Length != count * InputCount)
        {
            Throw.Length(nameof(inputs), inputs.Length, count * InputCount);
        }

        if (outputs.Length != count * OutputCount)
        {
            Throw.Length(nameof(outputs), outputs.Length, count * OutputCount);
        }

        for (int first = 0; first < count; first += _capacity)
        {
            _count = count - first < _capacity ? count - first : _capacity;
            Batch.Pad(inputs.Slice(first * InputCount, _count * InputCount), _count, InputCount, _errors, _weights.Stride);
            _host.Team.Run(this, (OutputCount + BlockRows - 1) / BlockRows);
            ((ReadOnlySpanFloat)_results).Slice(0, _count * OutputCount).CopyTo(outputs.Slice(first * OutputCount, _count * OutputCount));
        }

        MultiplyAddCount += (long)count * InputCount * OutputCount;
    }

    public void Execute(int blockIndex)
    {
        int first = blockIndex * BlockRows;
        int end = first + BlockRows < OutputCount ? first + BlockRows : OutputCount;
        _host.Kernels.MultiplyTransposed(_errors, _count, _weights, first, end, _results);
    }
}
