namespace Larmor.Hal;

/// <summary>A tile with what the chip lacked added on the host.</summary>
internal sealed class PlacedTile : ITile
{
    internal PlacedTile(ITile tile, IMatrixVector? backward, IPlasticity? plasticity)
    {
        Weights = tile.Weights;
        Forward = tile.Forward;
        Backward = backward;
        Plasticity = plasticity;
    }

    public IWeightMemory Weights { get; }

    public IMatrixVector Forward { get; }

    public IMatrixVector? Backward { get; }

    public IPlasticity? Plasticity { get; }
}
