using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>All the lengths of one convolution, worked out once.</summary>
internal sealed class ConvolutionShape
{
    internal ConvolutionShape(int index, ConvolutionOptions options, int width, int height, int channels, int outputChannels)
    {
        Options = options;
        Width = width;
        Height = height;
        Channels = channels;
        OutputChannels = outputChannels;
        string layer = "layer " + index + ": ";
        Least(layer + nameof(options.Kernel), options.Kernel, 1, ChipInfo.Unlimited);
        int shorter = width < height ? width : height;
        Least(layer + nameof(options.Padding), options.Padding, 0, shorter - 1);
        PaddedWidth = width + (2 * options.Padding);
        PaddedHeight = height + (2 * options.Padding);
        Least(layer + nameof(options.Kernel), options.Kernel, 1, shorter + (2 * options.Padding));
        MapWidth = PaddedWidth - options.Kernel + 1;
        MapHeight = PaddedHeight - options.Kernel + 1;
        Check(layer + nameof(options.Pooling), options.Pooling);
        Check(layer + nameof(options.ReadoutPooling), options.ReadoutPooling);
        PooledWidth = Pooled(MapWidth, options.Pooling);
        PooledHeight = Pooled(MapHeight, options.Pooling);
        FeatureCount = Pooled(PooledWidth, options.ReadoutPooling) * Pooled(PooledHeight, options.ReadoutPooling) * outputChannels;
    }

    internal ConvolutionOptions Options { get; }

    internal int Width { get; }

    internal int Height { get; }

    internal int Channels { get; }

    internal int OutputChannels { get; }

    internal int PaddedWidth { get; }

    internal int PaddedHeight { get; }

    internal int MapWidth { get; }

    internal int MapHeight { get; }

    internal int PooledWidth { get; }

    internal int PooledHeight { get; }

    internal int FeatureCount { get; }

    /// <summary>Patches of an image.</summary>
    internal int Positions => MapWidth * MapHeight;

    /// <summary>Length of a patch without the bias input.</summary>
    internal int PatchLength => Options.Kernel * Options.Kernel * Channels;

    internal int PaddedLength => PaddedWidth * PaddedHeight * Channels;

    internal int InputLength => Width * Height * Channels;

    internal int OutputLength => PooledWidth * PooledHeight * OutputChannels;

    internal void Pad(ReadOnlySpanFloat image, SpanFloat padded) =>
        ImageBorder.ReflectPad(image, Width, Height, Channels, Options.Padding, padded);

    internal void Pool(KernelSet kernels, ReadOnlySpanFloat map, SpanFloat pooled) => Pooling.Pool(
        kernels, map, MapWidth, MapHeight, OutputChannels, Options.Pooling.Maximum, Options.Pooling.Size, Options.Pooling.Stride,
        Options.Pooling.Padding, pooled);

    internal void PoolForReadout(KernelSet kernels, ReadOnlySpanFloat pooled, SpanFloat features) => Pooling.Pool(
        kernels, pooled, PooledWidth, PooledHeight, OutputChannels, Options.ReadoutPooling.Maximum, Options.ReadoutPooling.Size,
        Options.ReadoutPooling.Stride, Options.ReadoutPooling.Padding, features);

    private static int Pooled(int length, PoolingOptions pooling) =>
        Pooling.PooledLength(length, pooling.Size, pooling.Stride, pooling.Padding);

    private static void Check(string name, PoolingOptions pooling)
    {
        Least(name + " size", pooling.Size, 1, ChipInfo.Unlimited);
        Least(name + " stride", pooling.Stride, 1, ChipInfo.Unlimited);
        Least(name + " padding", pooling.Padding, 0, pooling.Size - 1);
    }

    private static void Least(string name, int value, int minimum, int maximum)
    {
        if (value < minimum || value > maximum)
        {
            Throw.Range(name, value, minimum, maximum);
        }
    }
}
