namespace Larmor.Hal;

/// <summary>The maps of a convolution with pooling: stride 1, zeros around the image, the largest of each window of neighbouring pixels.</summary>
/// <remarks>
/// Images are [row, column, channel], row-major. A tile sees patches of [kernel row, kernel column, channel] and the bias input last.
/// Rows and columns that fill no whole window are left out of the pooled map.
/// </remarks>
public sealed class ConvolutionSpec
{
    /// <summary>All lengths of one convolution.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    /// <param name="padding">Pixels of zeros on each side.</param>
    /// <param name="pooling">Side of a pooling window; 1 for none.</param>
    /// <param name="outputChannels">Channels of the map.</param>
    /// <exception cref="System.ArgumentException">A length outside its range; the message has name, value and limit.</exception>
    public ConvolutionSpec(int width, int height, int channels, int kernel, int padding, int pooling, int outputChannels)
    {
        Least(nameof(width), width, 1, ChipInfo.Unlimited);
        Least(nameof(height), height, 1, ChipInfo.Unlimited);
        Least(nameof(channels), channels, 1, ChipInfo.Unlimited);
        Least(nameof(outputChannels), outputChannels, 1, ChipInfo.Unlimited);
        Width = width;
        Height = height;
        Channels = channels;
        int shorter = width < height ? width : height;
        Least(nameof(padding), padding, 0, shorter);
        Least(nameof(kernel), kernel, 1, shorter + (2 * padding));
        Kernel = kernel;
        Padding = padding;
        OutputChannels = outputChannels;
        int map = shorter + (2 * padding) - kernel + 1;
        Least(nameof(pooling), pooling, 1, map);
        Pooling = pooling;
    }

    /// <summary>Columns of the image.</summary>
    public int Width { get; }

    /// <summary>Rows of the image.</summary>
    public int Height { get; }

    /// <summary>Channels of the image.</summary>
    public int Channels { get; }

    /// <summary>Rows and columns of the kernel.</summary>
    public int Kernel { get; }

    /// <summary>Pixels of zeros on each side.</summary>
    public int Padding { get; }

    /// <summary>Side of a pooling window.</summary>
    public int Pooling { get; }

    /// <summary>Channels of the map.</summary>
    public int OutputChannels { get; }

    /// <summary>Columns of the image with its border of zeros.</summary>
    public int PaddedWidth => Width + (2 * Padding);

    /// <summary>Rows of the image with its border of zeros.</summary>
    public int PaddedHeight => Height + (2 * Padding);

    /// <summary>Columns of the map before pooling.</summary>
    public int MapWidth => PaddedWidth - Kernel + 1;

    /// <summary>Rows of the map before pooling.</summary>
    public int MapHeight => PaddedHeight - Kernel + 1;

    /// <summary>Columns of the pooled map.</summary>
    public int PooledWidth => MapWidth / Pooling;

    /// <summary>Rows of the pooled map.</summary>
    public int PooledHeight => MapHeight / Pooling;

    /// <summary>Patches of an image.</summary>
    public int PositionCount => MapWidth * MapHeight;

    /// <summary>Length of a patch without the bias input.</summary>
    public int PatchLength => Kernel * Kernel * Channels;

    /// <summary>Values of an image.</summary>
    public int ImageLength => Width * Height * Channels;

    /// <summary>Values of a map before pooling.</summary>
    public int MapLength => PositionCount * OutputChannels;

    /// <summary>Values of a pooled map: neurons of the layer.</summary>
    public int PooledLength => PooledWidth * PooledHeight * OutputChannels;

    private static void Least(string name, int value, int minimum, int maximum)
    {
        if (value < minimum || value > maximum)
        {
            Throw.Range(name, value, minimum, maximum);
        }
    }
}
