namespace Larmor.Hal;

/// <summary>For each layer and need: whether the chip or the host serves it, and why.</summary>
public sealed class PlacementReport
{
    private readonly PlacementLine[] _lines;

    internal PlacementReport(int capacity) => _lines = new PlacementLine[capacity];

    /// <summary>Number of lines.</summary>
    public int Count { get; private set; }

    /// <summary>Line <paramref name="index"/>.</summary>
    public PlacementLine this[int index] => _lines[index];

    internal void Add(int layer, string need, MemoryPlace servedBy, string reason) =>
        _lines[Count++] = new PlacementLine(layer, need, servedBy, reason);
}
