namespace Larmor.Hal;

/// <summary>How a network is placed.</summary>
public sealed class PlacementOptions
{
    /// <summary>Vectors per verb; 1 for a stream, the mini-batch for training on a desktop.</summary>
    public int BatchCapacity { get; init; } = 1;

    /// <summary>Bytes the host may spend on what the chip lacks and on the learner.</summary>
    public long HostMemoryBytes { get; init; } = long.MaxValue;
}
