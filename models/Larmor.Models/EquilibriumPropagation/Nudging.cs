namespace Larmor.Models;

/// <summary>How the contrast of equilibrium propagation is taken.</summary>
public enum Nudging
{
    /// <summary>Nudged by +β against free: bias O(β).</summary>
    OneSided,

    /// <summary>Nudged by ±β, the sign drawn for each mini-batch, against free: bias O(β²) in expectation.</summary>
    RandomSign,

    /// <summary>Nudged by +β against nudged by -β, both from the free state: bias O(β²).</summary>
    Symmetric,
}
