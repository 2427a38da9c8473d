using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>A tile's update by one vector: only its pairs are visited, nothing is sorted.</summary>
internal sealed class DigitalSingleUpdate : IBlockWork
{
    private readonly KernelSet _kernels;
    private readonly PanelMatrix _weights;
    private readonly SparseRows _rows;
    private readonly float[] _errors;

    internal DigitalSingleUpdate(KernelSet kernels, PanelMatrix weights, SparseRows rows, float[] errors)
    {
        _kernels = kernels;
        _weights = weights;
        _rows = rows;
        _errors = errors;
    }

    internal float Factor { get; set; }

    public void Execute(int blockIndex)
    {
        int first = blockIndex * DigitalTileWork.BlockPanels;
        int end = first + DigitalTileWork.BlockPanels;
        _kernels.AddSingle(_rows, Factor, _errors, _weights, first, end < _weights.PanelCount ? end : _weights.PanelCount);
    }
}
