using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>A tile's forward product or, when columns are given, its update: one block per panel.</summary>
internal sealed class DigitalTileWork : IBlockWork
{
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

    public void Execute(int blockIndex)
    {
        if (_columns == null)
        {
            _kernels.Multiply(_rows, _weights, blockIndex, blockIndex + 1, _outputs);
        }
        else
        {
            _kernels.AddOuter(_columns, _outputs, _weights, blockIndex, blockIndex + 1);
        }
    }
}
