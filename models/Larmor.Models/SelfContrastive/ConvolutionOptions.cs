namespace Larmor.Models;

/// <summary>A convolution, stride 1, and what follows it.</summary>
public sealed class ConvolutionOptions
{
    /// <summary>Side of the kernel, pixels.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>Pixels mirrored at each border before the convolution.</summary>
    public int Padding { get; init; }

    /// <summary>Pooling of what is passed on.</summary>
    public PoolingOptions Pooling { get; init; } = new PoolingOptions();

    /// <summary>A further pooling of what the read-out sees.</summary>
    public PoolingOptions ReadoutPooling { get; init; } = new PoolingOptions();
}
