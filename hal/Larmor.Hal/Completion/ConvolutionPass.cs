using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>One image at a time through a convolution's tile, with pooling: the way up and the way back.</summary>
/// <remarks>
/// Up: <c>Pool(W * s + b)</c>, which remembers the winner of each window. Back: <c>W ⋆ᵀ Unpool(s; winners)</c>, the transposed convolution
/// of values put where the winners were. Laborieux et al., Frontiers in Neuroscience 15, 633674 (2021). Allocates nothing after construction.
/// </remarks>
public sealed class ConvolutionPass
{
    private readonly KernelSet _kernels;
    private readonly ITile _tile;
    private readonly PatchGrid _grid;
    private readonly float[] _padded;

    /// <summary>Buffers for one image.</summary>
    /// <param name="host">What the host computes with.</param>
    /// <param name="tile">Takes patches with the bias input last.</param>
    /// <param name="spec">Shape of the maps.</param>
    public ConvolutionPass(HostArithmetic host, ITile tile, ConvolutionSpec spec)
    {
        _kernels = host.Kernels;
        _tile = tile;
        Spec = spec;
        _grid = new PatchGrid(spec.PaddedWidth, spec.PaddedHeight, spec.Channels, spec.Kernel);
        _padded = new float[_grid.ImageLength];
        Patches = new float[spec.PositionCount * (spec.PatchLength + 1)];
        Map = new float[spec.MapLength];
    }

    /// <summary>Shape of the maps.</summary>
    public ConvolutionSpec Spec { get; }

    /// <summary>Patches of the last image, shape [PositionCount, PatchLength + 1], bias input 1; or what came back, before it is added up.</summary>
    public float[] Patches { get; }

    /// <summary>Map of the last image before pooling, or values put back at their winners, shape [PositionCount, OutputChannels].</summary>
    public float[] Map { get; }

    /// <summary>Bytes of the buffers.</summary>
    public long BufferBytes => (4L * (_padded.Length + Patches.Length + Map.Length)) + _grid.TableBytes;

    /// <summary>The way up.</summary>
    /// <param name="image">Shape [Height, Width, Channels].</param>
    /// <param name="pooled">Receives shape [PooledHeight, PooledWidth, OutputChannels].</param>
    /// <param name="winners">Receives the places of the winners in the map.</param>
    /// <param name="firstWinner">Where in <paramref name="winners"/> to begin.</param>
    public void Drive(ReadOnlySpanFloat image, SpanFloat pooled, int[] winners, int firstWinner)
    {
        Unfold(image);
        _tile.Forward.Multiply(Patches, Spec.PositionCount, Map);
        WindowMaximum.Pool(Map, Spec.MapWidth, Spec.MapHeight, Spec.OutputChannels, Spec.Pooling, pooled, winners, firstWinner);
    }

    /// <summary>Cuts an image into <see cref="Patches"/>.</summary>
    /// <param name="image">Shape [Height, Width, Channels].</param>
    public void Unfold(ReadOnlySpanFloat image)
    {
        int row = Spec.Width * Spec.Channels;
        for (int y = 0; y < Spec.Height; y++)
        {
            image.Slice(y * row, row).CopyTo(new SpanFloat(_padded, Place(y), row));
        }

        if (Spec.Padding > 0)
        {
            ClearBorder(row);
        }

        int length = _grid.PatchLength + 1;
        for (int position = 0; position < _grid.Positions; position++)
        {
            _grid.Read(_padded, 0, position, 1f, new SpanFloat(Patches, position * length, length));
        }
    }

    /// <summary>Puts the values of pooled neurons where their winners were: into <see cref="Map"/>.</summary>
    /// <param name="pooled">Shape [PooledHeight, PooledWidth, OutputChannels].</param>
    /// <param name="winners">As <see cref="Drive"/> left them.</param>
    /// <param name="firstWinner">Where in <paramref name="winners"/> to begin.</param>
    public void Unpool(ReadOnlySpanFloat pooled, int[] winners, int firstWinner) =>
        WindowMaximum.Unpool(pooled, winners, firstWinner, Map);

    /// <summary>The way back.</summary>
    /// <param name="pooled">Shape [PooledHeight, PooledWidth, OutputChannels].</param>
    /// <param name="winners">As <see cref="Drive"/> left them.</param>
    /// <param name="firstWinner">Where in <paramref name="winners"/> to begin.</param>
    /// <param name="image">Receives shape [Height, Width, Channels].</param>
    public void Feed(ReadOnlySpanFloat pooled, int[] winners, int firstWinner, SpanFloat image)
    {
        Unpool(pooled, winners, firstWinner);
        _tile.Backward!.Multiply(Map, Spec.PositionCount, Patches);
        _grid.Fold(_kernels, Patches, _padded);
        int row = Spec.Width * Spec.Channels;
        for (int y = 0; y < Spec.Height; y++)
        {
            new ReadOnlySpanFloat(_padded, Place(y), row).CopyTo(image.Slice(y * row, row));
        }
    }

    /// <summary>Where row <paramref name="y"/> of the image begins inside its border.</summary>
    private int Place(int y) => (((y + Spec.Padding) * Spec.PaddedWidth) + Spec.Padding) * Spec.Channels;

    /// <summary>The way back leaves what it added up there: zeros again.</summary>
    private void ClearBorder(int row)
    {
        int end = 0;
        for (int y = 0; y < Spec.Height; y++)
        {
            int place = Place(y);
            new SpanFloat(_padded, end, place - end).Clear();
            end = place + row;
        }

        new SpanFloat(_padded, end, _padded.Length - end).Clear();
    }
}
