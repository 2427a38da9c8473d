using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>Sums the update of a convolution into a matrix of the host, one block per panel and part of the work.</summary>
/// <remarks>
/// For a chip that is arithmetic, and for update rules that keep the gradient to themselves. A small matrix is summed by parts of the images, so that
/// each error is read once; a large one by ranges of taps, so that no second matrix is needed. Sums do not depend on the team's size.
/// </remarks>
public sealed class PatchUpdate : IBlockWork
{
    // What one register tile takes.
    private const int TileTaps = 6;

    // A matrix of so many elements (128 KB) is worth a copy for each part of the images.
    private const int SmallLength = 32 * 1024;
    private const int PartCount = 4;

    private readonly HostArithmetic _host;
    private readonly PanelMatrix _sums;
    private readonly int _blockTaps;
    private readonly int _ranges;
    private readonly PanelMatrix[] _parts;
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

        _parts = new PanelMatrix[sums.Data.Length <= SmallLength ? PartCount : 1];
        _parts[0] = sums;
        for (int p = 1; p < _parts.Length; p++)
        {
            _parts[p] = new PanelMatrix(sums.RowCount, sums.ColumnCount);
        }

        // Each range reads all errors once more: one for each thread. How taps are cut does not change their sums.
        int ranges = _parts.Length > 1 ? 1 : host.Team.Size;
        int taps = (grid.PatchLength + ranges - 1) / ranges;
        _blockTaps = (taps + TileTaps - 1) / TileTaps * TileTaps;
        _ranges = (grid.PatchLength + _blockTaps - 1) / _blockTaps;
    }

    /// <summary>Where the patches lie.</summary>
    public PatchGrid Grid { get; }

    /// <summary>Bytes of what is summed by parts.</summary>
    public long BufferBytes => 4L * (_parts.Length - 1) * _sums.Data.Length;

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
        _host.Team.Run(this, _sums.PanelCount * _ranges * _parts.Length);
        for (int p = 1; p < _parts.Length; p++)
        {
            _host.Kernels.Add(_sums.Data, _parts[p].Data, _sums.Data);
            ((SpanFloat)_parts[p].Data).Clear();
        }
    }

    /// <summary>Some taps of a panel for all images, or all taps for some images.</summary>
    public void Execute(int blockIndex)
    {
        int panel = blockIndex % _sums.PanelCount;
        int share = blockIndex / _sums.PanelCount;
        int part = share / _ranges;
        int firstTap = share % _ranges * _blockTaps;
        int endTap = firstTap + _blockTaps < Grid.PatchLength ? firstTap + _blockTaps : Grid.PatchLength;
        int firstImage = (int)((long)_count * part / _parts.Length);
        int endImage = (int)((long)_count * (part + 1) / _parts.Length);
        _host.Kernels.AddOuterPatches(
            _images, firstImage, endImage, Grid, _bias, _errors, _factor, _parts[part], panel, firstTap, endTap);
    }

    internal static void Check(PatchGrid grid, int inputCount)
    {
        if (inputCount != grid.PatchLength && inputCount != grid.PatchLength + 1)
        {
            Throw.Length("inputs of the tile of a convolution", inputCount, grid.PatchLength + 1);
        }
    }
}
