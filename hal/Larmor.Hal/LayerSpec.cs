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

    /// <summary>A convolution: its tile takes patches, so its inputs are not the neurons of the layer below.</summary>
    /// <param name="convolution">Shape of its maps.</param>
    public LayerSpec(ConvolutionSpec convolution)
        : this(convolution.PatchLength, convolution.OutputChannels, true) => Convolution = convolution;

    /// <summary>Shape of its maps when it is a convolution that settles; null for a dense layer.</summary>
    public ConvolutionSpec? Convolution { get; }

    /// <summary>Length of the vector that drives the layer: the tile's inputs, or a whole image.</summary>
    public int SourceCount => Convolution == null ? InputCount : Convolution.ImageLength;

    /// <summary>Neurons of the layer: the tile's outputs, or a whole pooled map.</summary>
    public int NeuronCount => Convolution == null ? OutputCount : Convolution.PooledLength;

    /// <summary>Inputs without bias.</summary>
    public int InputCount { get; }

    /// <summary>Outputs.</summary>
    public int OutputCount { get; }

    /// <summary>True when the tile has one more input, held at 1.</summary>
    public bool HasBias { get; }

    /// <summary>Inputs of the tile, bias included: the bias is the last one.</summary>
    public int TileInputCount => InputCount + (HasBias ? 1 : 0);
}
