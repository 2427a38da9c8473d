namespace Larmor.Hal;

/// <summary>One buffer of a <see cref="MemoryPlan"/>.</summary>
public sealed class MemoryPlanEntry
{
    /// <summary>A named buffer.</summary>
    public MemoryPlanEntry(MemoryPlace place, string name, long bytes)
    {
        Place = place;
        Name = name;
        Bytes = bytes;
    }

    /// <summary>Who holds it.</summary>
    public MemoryPlace Place { get; }

    /// <summary>What it holds.</summary>
    public string Name { get; }

    /// <summary>Its size.</summary>
    public long Bytes { get; }
}
