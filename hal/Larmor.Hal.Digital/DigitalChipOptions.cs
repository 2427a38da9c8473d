namespace Larmor.Hal.Digital;

/// <summary>Limits of a <see cref="DigitalChip"/>.</summary>
public sealed class DigitalChipOptions
{
    /// <summary>Bytes for weights and buffers of all tiles: set it to a board's RAM to learn whether a network fits.</summary>
    public long MemoryBytes { get; init; } = long.MaxValue;

    /// <summary>Vectors that one pass over the weights serves; longer batches are cut. 64 fills the cache of a desktop core.</summary>
    public int LargestBatch { get; init; } = 64;
}
