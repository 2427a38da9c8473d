using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>Patches for a chip that takes vectors only: unfolded on the host, block by block, never a whole image at once.</summary>
internal sealed class HostPatches : IPatchProducts, IBlockWork
{
    private const int BlockFloats = 65536;
    private const int LeastBlock = 64;
    private const int LargestBlock = 256;
    private const int ChunkPositions = 32;

    private readonly HostArithmetic _host;
    private readonly ITile _tile;
    private readonly int _stride;
    private readonly int _outputCount;
    private readonly int _blockRows;
    private readonly float[] _patches;
    private float[] _images;
    private int _image;
    private int _first;
    private int _length;
    private float _bias;

    internal HostPatches(HostArithmetic host, ITile tile, PatchGrid grid)
    {
        _host = host;
        _tile = tile;
        Grid = grid;
        _stride = tile.Forward.InputCount;
        _outputCount = tile.Forward.OutputCount;
        int rows = BlockFloats / _stride;
        rows = rows < LeastBlock ? LeastBlock : rows > LargestBlock ? LargestBlock : rows;
        _blockRows = rows < grid.Positions ? rows : grid.Positions;
        _patches = new float[_blockRows * _stride];
        _images = _patches;
    }

    public PatchGrid Grid { get; }

    public long BufferBytes => (4L * _patches.Length) + Grid.TableBytes;

    public void Multiply(float[] images, int count, float bias, float[] outputs)
    {
        for (int image = 0; image < count; image++)
        {
            for (int first = 0; first < Grid.Positions; first += _blockRows)
            {
                int rows = Unfold(images, image, bias, first);
                int place = ((image * Grid.Positions) + first) * _outputCount;
                _tile.Forward.Multiply(
                    new ReadOnlySpanFloat(_patches, 0, rows * _stride), rows, new SpanFloat(outputs, place, rows * _outputCount));
            }
        }
    }

    public void Accumulate(float[] images, int count, float bias, float[] errors, float rate)
    {
        IPlasticity? plasticity = _tile.Plasticity;
        if (plasticity == null)
        {
            Throw.Fault(ChipFault.Other, "updates of a convolution need plasticity: ask the placement for it (Needs.Plasticity)");
            return;
        }

        for (int image = 0; image < count; image++)
        {
            for (int first = 0; first < Grid.Positions; first += _blockRows)
            {
                int rows = Unfold(images, image, bias, first);
                int place = ((image * Grid.Positions) + first) * _outputCount;
                plasticity.Accumulate(
                    new ReadOnlySpanFloat(_patches, 0, rows * _stride), new ReadOnlySpanFloat(errors, place, rows * _outputCount), rows, rate);
            }
        }
    }

    /// <summary>Some positions of the block under way.</summary>
    public void Execute(int blockIndex)
    {
        int first = blockIndex * ChunkPositions;
        int end = first + ChunkPositions < _length ? first + ChunkPositions : _length;
        for (int p = first; p < end; p++)
        {
            Grid.Read(_images, _image, _first + p, _bias, new SpanFloat(_patches, p * _stride, _stride));
        }
    }

    private int Unfold(float[] images, int image, float bias, int first)
    {
        int rows = Grid.Positions - first < _blockRows ? Grid.Positions - first : _blockRows;
        _images = images;
        _image = image;
        _bias = bias;
        _first = first;
        _length = rows;
        _host.Team.Run(this, (rows + ChunkPositions - 1) / ChunkPositions);
        return rows;
    }
}
