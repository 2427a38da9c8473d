using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>A tile driven from its outputs: one block per run of input rows.</summary>
internal sealed class DigitalTranspose : IMatrixVector, IBlockWork
{
    private const int BlockRows = 64;

    private readonly HostArithmetic _host;
    private readonly PanelMatrix _weights;
    private readonly float[] _errors;
    private readonly TeamSpans _spans = new TeamSpans();
    private readonly int _capacity;
    private int _count;

    internal DigitalTranspose(HostArithmetic host, PanelMatrix weights, float[] errors, int capacity)
    {
        _host = host;
        _weights = weights;
        _errors = errors;
        _capacity = capacity;
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

        if (InputCount == _weights.Stride)
        {
            Run(inputs, count, outputs);
        }

        for (int first = 0; first < count && InputCount != _weights.Stride; first += _capacity)
        {
            int length = count - first < _capacity ? count - first : _capacity;
            Batch.Pad(inputs.Slice(first * InputCount, length * InputCount), length, InputCount, _errors, _weights.Stride, 0, _weights.Stride);
            Run(new ReadOnlySpanFloat(_errors, 0, length * _weights.Stride), length, outputs.Slice(first * OutputCount, length * OutputCount));
        }

        MultiplyAddCount += (long)count * InputCount * OutputCount;
    }

    public void Execute(int blockIndex)
    {
        int first = blockIndex * BlockRows;
        int end = first + BlockRows < OutputCount ? first + BlockRows : OutputCount;
        _host.Kernels.MultiplyTransposed(_spans.Left, _count, _weights, first, end, _spans.Destination);
    }

    private void Run(ReadOnlySpanFloat errors, int count, SpanFloat outputs)
    {
        _count = count;
        _spans.Run(_host.Team, this, (OutputCount + BlockRows - 1) / BlockRows, errors, default, outputs);
    }
}
