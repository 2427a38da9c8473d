using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>A tile's forward product or one of its updates, shared out to a team: one block per two panels.</summary>
internal sealed class DigitalTileWork : IBlockWork
{
    // Two panels share what a kernel reads of the inputs.
    private const int BlockPanels = 2;

    private readonly HostArithmetic _host;
    private readonly PanelMatrix _weights;
    private readonly SparseRows _rows;
    private readonly SparseColumns _columns;
    private readonly float[] _outputs;
    private readonly TeamSpans _spans = new TeamSpans();
    private Verb _verb;
    private int _count;
    private float _rate;

    internal DigitalTileWork(HostArithmetic host, PanelMatrix weights, SparseRows rows, SparseColumns columns, float[] outputs)
    {
        _host = host;
        _weights = weights;
        _rows = rows;
        _columns = columns;
        _outputs = outputs;
    }

    private enum Verb
    {
        Multiply,
        MultiplyWhole,
        AddOuter,
        AddOuterWhole,
        AddSingle,
    }

    /// <summary>The product of the loaded rows; outputs are [count, outputs].</summary>
    internal void Multiply(int count, SpanFloat outputs) => Run(Verb.Multiply, count, default, default, outputs);

    /// <summary>The product of a batch that is not worth loading.</summary>
    internal void MultiplyWhole(ReadOnlySpanFloat inputs, int count, SpanFloat outputs) =>
        Run(Verb.MultiplyWhole, count, inputs, default, outputs);

    /// <summary>The update by the loaded columns; factors are [count, outputs].</summary>
    internal void AddOuter(ReadOnlySpanFloat post, int count) => Run(Verb.AddOuter, count, default, post, default);

    /// <summary>The update by a batch that is not worth loading.</summary>
    internal void AddOuterWhole(ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float rate)
    {
        _rate = rate;
        Run(Verb.AddOuterWhole, count, pre, post, default);
    }

    /// <summary>The update by the one loaded row: only its pairs are visited, nothing is sorted.</summary>
    internal void AddSingle(ReadOnlySpanFloat post, float rate)
    {
        _rate = rate;
        Run(Verb.AddSingle, 1, default, post, default);
    }

    public void Execute(int blockIndex)
    {
        KernelSet kernels = _host.Kernels;
        int first = blockIndex * BlockPanels;
        int end = first + BlockPanels < _weights.PanelCount ? first + BlockPanels : _weights.PanelCount;
        int firstColumn = first * _weights.PanelWidth;
        int endColumn = end == _weights.PanelCount ? _weights.Stride : end * _weights.PanelWidth;
        switch (_verb)
        {
            case Verb.Multiply:
                kernels.Multiply(_rows, _weights, first, end, _outputs);
                Batch.Unpad(_outputs, _weights.Stride, _count, _weights.ColumnCount, _spans.Destination, firstColumn, endColumn);
                break;
            case Verb.MultiplyWhole:
                kernels.MultiplyWhole(_spans.Left, _count, _weights, first, end, _spans.Destination);
                break;
            case Verb.AddOuter:
                Batch.Pad(_spans.Right, _count, _weights.ColumnCount, _outputs, _weights.Stride, firstColumn, endColumn);
                kernels.AddOuter(_columns, _outputs, _weights, first, end);
                break;
            case Verb.AddOuterWhole:
                kernels.AddOuterWhole(_spans.Left, _spans.Right, _count, _rate, _weights, first, end, 0, _weights.RowCount);
                break;
            default:
                Batch.Pad(_spans.Right, 1, _weights.ColumnCount, _outputs, _weights.Stride, firstColumn, endColumn);
                kernels.AddSingle(_rows, _rate, _outputs, _weights, first, end);
                break;
        }
    }

    private void Run(Verb verb, int count, ReadOnlySpanFloat left, ReadOnlySpanFloat right, SpanFloat destination)
    {
        _verb = verb;
        _count = count;
        _spans.Run(_host.Team, this, (_weights.PanelCount + BlockPanels - 1) / BlockPanels, left, right, destination);
    }
}
