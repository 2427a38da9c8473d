namespace Larmor.Hal;

/// <summary>The shape of a network: layers of synapses, first to last.</summary>
public sealed class NetworkSpec
{
    private readonly LayerSpec[] _layers;

    private NetworkSpec(LayerSpec[] layers) => _layers = layers;

    /// <summary>Number of layers of synapses.</summary>
    public int LayerCount => _layers.Length;

    /// <summary>Length of an input vector.</summary>
    public int InputCount => _layers[0].SourceCount;

    /// <summary>Length of an output vector.</summary>
    public int OutputCount => _layers[_layers.Length - 1].NeuronCount;

    /// <summary>A chain of dense layers with biases.</summary>
    /// <param name="sizes">Neurons of each stage, input first: 784, 2000 is one layer of synapses.</param>
    /// <exception cref="System.ArgumentException">Fewer than two sizes, or one below 1.</exception>
    public static NetworkSpec Dense(params int[] sizes)
    {
        if (sizes.Length < 2)
        {
            Throw.Argument(nameof(sizes), "a network needs at least an input and an output size, for example 784, 2000");
        }

        LayerSpec[] layers = new LayerSpec[sizes.Length - 1];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] < 1)
            {
                Throw.Range("size of stage " + i, sizes[i], 1, ChipInfo.Unlimited);
            }
        }

        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = new LayerSpec(sizes[i], sizes[i + 1], true);
        }

        return new NetworkSpec(layers);
    }

    /// <summary>Layers given one by one: a convolution's tile takes patches, so its inputs are not the outputs of the layer below.</summary>
    /// <exception cref="System.ArgumentException">No layer.</exception>
    public static NetworkSpec Of(params LayerSpec[] layers)
    {
        if (layers.Length == 0)
        {
            Throw.Argument(nameof(layers), "a network needs at least one layer");
        }

        return new NetworkSpec(layers);
    }

    /// <summary>Layer <paramref name="index"/>, 0 nearest to the input.</summary>
    public LayerSpec Layer(int index) => _layers[index];
}
