namespace Larmor.Cli.Experiments;

/// <summary>A convolution with pooling, as an experiment writes it; its image is the map of the layer before.</summary>
public sealed record ConvolutionSettings
{
    /// <summary>Channels of its map.</summary>
    public int Channels { get; init; } = 32;

    /// <summary>Rows and columns of the kernel.</summary>
    public int Kernel { get; init; } = 5;

    /// <summary>Pixels of zeros on each side.</summary>
    public int Padding { get; init; }

    /// <summary>Side of a pooling window; 1 for none.</summary>
    public int Pooling { get; init; } = 2;
}
