namespace Larmor.Hal;

/// <summary>A tile with what the chip lacked added on the host.</summary>
internal sealed class PlacedTile : ITile
{
    internal PlacedTile(ITile tile, IMatrixVector? backward, IPlasticity? plasticity)
    {
        OnChip = tile;
        Weights = tile.Weights;
        Forward = tile.Forward;
        Backward = backward;
        Plasticity = plasticity;
    }

    /// <summary>The tile as the chip made it.</summary>
    internal ITile OnChip { get; }

    public IWeightMemory Weights { get; }

    public IMatrixVector Forward { get; }

    public IMatrixVector? Backward { get; }

    public IPlasticity? Plasticity { get; }
}
