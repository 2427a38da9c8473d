namespace Larmor.Models;

/// <summary>Which layers learn at a time.</summary>
public enum LayerOrder
{
    /// <summary>One after the other, each on the frozen outputs of those before it.</summary>
    Greedy,

    /// <summary>All in the same batch, each on outputs that still change: the form for a stream.</summary>
    Parallel,
}
