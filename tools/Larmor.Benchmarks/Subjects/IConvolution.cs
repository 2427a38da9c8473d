namespace Larmor.Benchmarks;

/// <summary>A convolution of ours, as one thing that can be timed and compared.</summary>
/// <remarks>All buffers are its own; those read and written here are copies in PyTorch's order, made outside the timing.</remarks>
public interface IConvolution : IDisposable
{
    /// <summary>Takes inputs, shape [batch, channels, size, size].</summary>
    void LoadInputs(ReadOnlySpan<float> inputs);

    /// <summary>Takes errors at the outputs, shape [batch, outputs, side, side].</summary>
    void LoadErrors(ReadOnlySpan<float> errors);

    /// <summary>Takes weights, shape [outputs, channels, kernel, kernel].</summary>
    void LoadWeights(ReadOnlySpan<float> weights);

    /// <summary>Computes the outputs.</summary>
    void Forward();

    /// <summary>Computes the gradient of the weights, from nothing: it does not add to the last one.</summary>
    void WeightGradient();

    /// <summary>Outputs, shape [batch, outputs, side, side]. A new array.</summary>
    float[] Outputs();

    /// <summary>Gradient, shape [outputs, channels, kernel, kernel]. A new array.</summary>
    float[] Gradient();
}
