using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>Sums the update of a convolution into a matrix of the host, one block per range of taps and panel.</summary>
/// <remarks>For a chip that is arithmetic, and for update rules that keep the gradient to themselves.</remarks>
public sealed class PatchUpdate : IBlockWork
{
    // What one register tile takes.
    private const int TileTaps = 6;

    private readonly HostArithmetic _host;
    private readonly PanelMatrix _sums;
    private readonly int _blockTaps;
    private readonly int _ranges;
    private float[] _images;
    private float[] _errors;
    private int _count;
    private float _bias;
    private float _factor;

    /// <summary>Sums into <paramref name="sums"/>.</summary>
    /// <param name="host">What to compute with; stays the caller's.</param>
    /// <param name="sums">PatchLength rows, or one more for the bias.</param>
    /// <param name="grid">Where the patches lie.</param>
    /// <exception cref="System.ArgumentException">The matrix has another number of rows.</exception>
    public PatchUpdate(HostArithmetic host, PanelMatrix sums, PatchGrid grid)
    {
        Check(grid, sums.RowCount);
        _host = host;
        _sums = sums;
        Grid = grid;
        _images = sums.Data;
        _errors = _images;

        // Each range reads all errors once more: one for each thread. How taps are cut does not change their sums.
        int taps = (grid.PatchLength + host.Team.Size - 1) / host.Team.Size;
        _blockTaps = (taps + TileTaps - 1) / TileTaps * TileTaps;
        _ranges = (grid.PatchLength + _blockTaps - 1) / _blockTaps;
    }

    /// <summary>Where the patches lie.</summary>
    public PatchGrid Grid { get; }

    /// <summary>Adds <c>factor · Σ patch ⊗ error</c> to the sums.</summary>
    /// <param name="images">Shape [count, Height, Width, Channels].</param>
    /// <param name="count">Images.</param>
    /// <param name="bias">What the bias input is held at.</param>
    /// <param name="errors">Shape [count, Positions, ColumnCount].</param>
    /// <param name="factor">Times the sum.</param>
    public void Add(float[] images, int count, float bias, float[] errors, float factor)
    {
        _images = images;
        _count = count;
        _bias = bias;
        _errors = errors;
        _factor = factor;
        _host.Team.Run(this, _sums.PanelCount * _ranges);
    }

    /// <summary>Some taps of a panel, for all images.</summary>
    public void Execute(int blockIndex)
    {
        int first = blockIndex / _sums.PanelCount * _blockTaps;
        int end = first + _blockTaps < Grid.PatchLength ? first + _blockTaps : Grid.PatchLength;
        _host.Kernels.AddOuterPatches(
            _images, _count, Grid, _bias, _errors, _factor, _sums, blockIndex % _sums.PanelCount, first, end);
    }

    internal static void Check(PatchGrid grid, int inputCount)
    {
        if (inputCount != grid.PatchLength && inputCount != grid.PatchLength + 1)
        {
            Throw.Length("inputs of the tile of a convolution", inputCount, grid.PatchLength + 1);
        }
    }
}
