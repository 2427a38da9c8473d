namespace Larmor.Models;

/// <summary>A pooling of maps, ceil mode.</summary>
public sealed class PoolingOptions
{
    /// <summary>True for the largest value of a window, false for the mean.</summary>
    public bool Maximum { get; init; } = true;

    /// <summary>Side of a window, pixels; 1 for no pooling.</summary>
    public int Size { get; init; } = 1;

    /// <summary>Step between windows, pixels.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Pixels outside the map at which a window may begin.</summary>
    public int Padding { get; init; }
}
