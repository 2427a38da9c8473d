namespace Larmor.Hal;

/// <summary>One layer of synapses.</summary>
public sealed class LayerSpec
{
    /// <summary>A dense layer.</summary>
    /// <param name="inputCount">Inputs without bias, at least 1.</param>
    /// <param name="outputCount">Outputs, at least 1.</param>
    /// <param name="hasBias">True for one more input, held at 1.</param>
    public LayerSpec(int inputCount, int outputCount, bool hasBias)
    {
        InputCount = inputCount;
        OutputCount = outputCount;
        HasBias = hasBias;
    }

    /// <summary>Inputs without bias.</summary>
    public int InputCount { get; }

    /// <summary>Outputs.</summary>
    public int OutputCount { get; }

    /// <summary>True when the tile has one more input, held at 1.</summary>
    public bool HasBias { get; }

    /// <summary>Inputs of the tile, bias included: the bias is the last one.</summary>
    public int TileInputCount => InputCount + (HasBias ? 1 : 0);
}
