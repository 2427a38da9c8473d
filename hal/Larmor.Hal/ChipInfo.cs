namespace Larmor.Hal;

/// <summary>What a chip says of itself before any network is placed on it.</summary>
public sealed class ChipInfo
{
    /// <summary>No limit worth naming.</summary>
    public const int Unlimited = int.MaxValue;

    /// <summary>Name as it appears in messages and reports.</summary>
    public string Name { get; init; } = "";

    /// <summary>Revision of the chip or of its model.</summary>
    public string Revision { get; init; } = "1";

    /// <summary>Most inputs of one tile, bias included.</summary>
    public int MaximumInputCount { get; init; } = Unlimited;

    /// <summary>Most outputs of one tile.</summary>
    public int MaximumOutputCount { get; init; } = Unlimited;

    /// <summary>Most tiles.</summary>
    public int MaximumTileCount { get; init; } = Unlimited;

    /// <summary>Bytes the chip may take for weights and buffers.</summary>
    public long MemoryBytes { get; init; } = long.MaxValue;

    /// <summary>Declared accuracy; all zero for exact arithmetic.</summary>
    public ChipAccuracy Accuracy { get; init; } = new ChipAccuracy();

    /// <summary>What the figures of this chip rest on.</summary>
    public Evidence Evidence { get; init; } = Evidence.Measured;
}
