using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>A convolution of the digital chip: patches are read in place; products share out positions, updates taps and panels.</summary>
internal sealed class DigitalPatches : IPatchProducts, IBlockWork
{
    // A multiple of what one register tile takes.
    private const int BlockPositions = 96;

    private readonly HostArithmetic _host;
    private readonly DigitalTile _tile;
    private readonly PanelMatrix _weights;
    private readonly PatchUpdate _update;
    private readonly int _blocksPerImage;
    private float[] _images;
    private float[] _outputs;
    private float _bias;

    internal DigitalPatches(HostArithmetic host, DigitalTile tile, PanelMatrix weights, PatchGrid grid)
    {
        _host = host;
        _tile = tile;
        _weights = weights;
        _update = new PatchUpdate(host, weights, grid);
        Grid = grid;
        _blocksPerImage = (grid.Positions + BlockPositions - 1) / BlockPositions;
        _images = weights.Data;
        _outputs = _images;
    }

    public PatchGrid Grid { get; }

    public long BufferBytes => Grid.TableBytes + _update.BufferBytes;

    public void Multiply(float[] images, int count, float bias, float[] outputs)
    {
        Check(images, count, outputs);
        _images = images;
        _outputs = outputs;
        _bias = bias;
        _host.Team.Run(this, count * _blocksPerImage);
        _tile.NotePatches((long)count * Grid.Positions, false);
    }

    public void Accumulate(float[] images, int count, float bias, float[] errors, float rate)
    {
        Check(images, count, errors);
        _update.Add(images, count, bias, errors, rate);
        _tile.NotePatches((long)count * Grid.Positions, true);
    }

    /// <summary>Some positions of an image.</summary>
    public void Execute(int blockIndex)
    {
        int image = blockIndex / _blocksPerImage;
        int first = blockIndex % _blocksPerImage * BlockPositions;
        int end = first + BlockPositions < Grid.Positions ? first + BlockPositions : Grid.Positions;
        _host.Kernels.MultiplyPatches(
            _images, image * Grid.ImageLength, Grid, _bias, _weights, first, end, _outputs, image * Grid.Positions * _weights.ColumnCount);
    }

    private void Check(float[] images, int count, float[] maps)
    {
        if (images.Length < count * Grid.ImageLength)
        {
            Throw.Length(nameof(images), images.Length, count * Grid.ImageLength);
        }

        if (maps.Length < count * Grid.Positions * _weights.ColumnCount)
        {
            Throw.Length(nameof(maps), maps.Length, count * Grid.Positions * _weights.ColumnCount);
        }
    }
}
