namespace Larmor.Hal;

/// <summary>Range and resolution of a tile's weights.</summary>
public sealed class WeightFormat
{
    /// <summary>Smallest weight.</summary>
    public float Minimum { get; init; } = float.MinValue;

    /// <summary>Largest weight.</summary>
    public float Maximum { get; init; } = float.MaxValue;

    /// <summary>Number of levels between them, both included; 0 for a continuous weight, 2 for a binary one.</summary>
    public int LevelCount { get; init; }

    /// <summary>Writes a cell survives; 0 when it does not wear.</summary>
    public long EnduranceWriteCount { get; init; }

    /// <summary>Distance of two levels; 0 for a continuous weight.</summary>
    public float Step => LevelCount < 2 ? 0f : (Maximum - Minimum) / (LevelCount - 1);
}
