namespace Larmor.Cli.Experiments;

/// <summary>What equilibrium propagation is given to learn from.</summary>
public enum EquilibriumForm
{
    /// <summary>A label with every sample.</summary>
    Supervised,

    /// <summary>No labels: the network's own winners.</summary>
    SelfDefinedTarget,

    /// <summary>Some labels: a labelled stage, then unlabelled and labelled passes in turn.</summary>
    SemiSupervised,
}
