namespace Larmor.Hal;

/// <summary>One crossbar of synapses. The control path (<see cref="Weights"/>) and the data path are different members.</summary>
/// <remarks>Tiles are linear: activations belong to the learner, a bias is one more input held at 1.</remarks>
public interface ITile
{
    /// <summary>Reading and writing single synapses.</summary>
    IWeightMemory Weights { get; }

    /// <summary>Inputs to outputs.</summary>
    IMatrixVector Forward { get; }

    /// <summary>Outputs to inputs through the same synapses; null when the array cannot be driven from that side.</summary>
    IMatrixVector? Backward { get; }

    /// <summary>Local learning; null when the array can only be programmed.</summary>
    IPlasticity? Plasticity { get; }
}
