namespace Larmor.Hal;

/// <summary>What a learner asks of each layer besides the forward product.</summary>
public sealed class Needs
{
    /// <summary>Errors pass from a layer to the one before it.</summary>
    public bool Backward { get; init; }

    /// <summary>Weights change by rank-one updates.</summary>
    public bool Plasticity { get; init; }

    /// <summary>Weights change by increments worked out on the host (Adam and its kin).</summary>
    public bool Increments { get; init; }
}
