using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>Increments given output by output, shared out to a team: one block per sixteen outputs.</summary>
internal sealed class DigitalIncrements : IBlockWork
{
    private const int BlockOutputs = 16;

    private readonly HostArithmetic _host;
    private readonly PanelMatrix _weights;
    private readonly TeamSpans _spans = new TeamSpans();
    private int _firstOutput;
    private int _endOutput;

    internal DigitalIncrements(HostArithmetic host, PanelMatrix weights)
    {
        _host = host;
        _weights = weights;
    }

    /// <summary>Adds shape [count, inputs] to the weights of <paramref name="count"/> outputs.</summary>
    internal void Add(int firstOutput, int count, ReadOnlySpanFloat rowDeltas)
    {
        _firstOutput = firstOutput;
        _endOutput = firstOutput + count;

        // Blocks end where sixteen lanes of the weights do.
        int blocks = ((_endOutput + BlockOutputs - 1) / BlockOutputs) - (firstOutput / BlockOutputs);
        _spans.Run(_host.Team, this, blocks, rowDeltas, default, default);
    }

    public void Execute(int blockIndex)
    {
        int block = (_firstOutput / BlockOutputs) + blockIndex;
        int first = block * BlockOutputs > _firstOutput ? block * BlockOutputs : _firstOutput;
        int end = (block + 1) * BlockOutputs < _endOutput ? (block + 1) * BlockOutputs : _endOutput;
        int length = _weights.RowCount;
        _host.Kernels.AddColumns(
            _weights, first, end - first, _spans.Left.Slice((first - _firstOutput) * length, (end - first) * length));
    }
}
