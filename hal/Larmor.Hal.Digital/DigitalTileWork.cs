using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>A tile's forward product or, when columns are given, its update: one block per two panels.</summary>
internal sealed class DigitalTileWork : IBlockWork
{
    // Two panels share what a kernel reads of the inputs.
    internal const int BlockPanels = 2;

    private readonly KernelSet _kernels;
    private readonly PanelMatrix _weights;
    private readonly SparseRows _rows;
    private readonly SparseColumns? _columns;
    private readonly float[] _outputs;

    internal DigitalTileWork(KernelSet kernels, PanelMatrix weights, SparseRows rows, SparseColumns? columns, float[] outputs)
    {
        _kernels = kernels;
        _weights = weights;
        _rows = rows;
        _columns = columns;
        _outputs = outputs;
    }

    internal int BlockCount => (_weights.PanelCount + BlockPanels - 1) / BlockPanels;

    public void Execute(int blockIndex)
    {
        int first = blockIndex * BlockPanels;
        int end = first + BlockPanels < _weights.PanelCount ? first + BlockPanels : _weights.PanelCount;
        if (_columns == null)
        {
            _kernels.Multiply(_rows, _weights, first, end, _outputs);
        }
        else
        {
            _kernels.AddOuter(_columns, _outputs, _weights, first, end);
        }
    }
}
