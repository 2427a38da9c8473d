namespace Larmor.Hal;

/// <summary>One need of one layer and who serves it.</summary>
public sealed class PlacementLine
{
    internal PlacementLine(int layer, string need, MemoryPlace servedBy, string reason)
    {
        LayerIndex = layer;
        Need = need;
        ServedBy = servedBy;
        Reason = reason;
    }

    /// <summary>Layer, 0 nearest to the input.</summary>
    public int LayerIndex { get; }

    /// <summary>"forward", "backward", "plasticity", "increments" or "relaxation".</summary>
    public string Need { get; }

    /// <summary>Chip or host.</summary>
    public MemoryPlace ServedBy { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }
}
