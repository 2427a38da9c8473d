namespace Larmor.Hal;

/// <summary>A chip whose network settles by itself.</summary>
public interface IRelaxingChip
{
    /// <summary>A relaxation of a placed network, or null when the chip cannot serve these options.</summary>
    /// <param name="network">The network's shape.</param>
    /// <param name="forward">Its tiles, first to last.</param>
    /// <param name="backward">Tiles of the way back, when it has weights of its own; entry l leads from layer l + 1 to layer l. Null for the same weights.</param>
    /// <param name="batchCapacity">Networks side by side.</param>
    /// <param name="options">How to settle.</param>
    IRelaxation? TryCreateRelaxation(
        NetworkSpec network, ITile[] forward, ITile[]? backward, int batchCapacity, RelaxationOptions options);
}
