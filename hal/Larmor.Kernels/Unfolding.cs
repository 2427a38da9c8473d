namespace Larmor.Kernels;

/// <summary>A convolution as many patches through one tile: padding and unfolding of images whose channels lie side by side.</summary>
/// <remarks>
/// An image is [height, width, channels], row-major, so that a kernel's row is one run of memory; a patch is
/// [kernel row, kernel column, channel] and then the bias input.
/// </remarks>
public static class Unfolding
{
    /// <summary>Mirrors an image at its borders, without repeating the border itself.</summary>
    /// <param name="image">Shape [height, width, channels].</param>
    /// <param name="width">Columns, more than <paramref name="padding"/>.</param>
    /// <param name="height">Rows, more than <paramref name="padding"/>.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="padding">Pixels added on each side.</param>
    /// <param name="padded">Receives shape [height + 2 padding, width + 2 padding, channels].</param>
    public static void ReflectPad(ReadOnlySpanFloat image, int width, int height, int channels, int padding, SpanFloat padded)
    {
        int wide = width + (2 * padding);
        for (int y = 0; y < height + (2 * padding); y++)
        {
            ReadOnlySpanFloat row = image.Slice(Reflected(y - padding, height) * width * channels, width * channels);
            SpanFloat line = padded.Slice(y * wide * channels, wide * channels);
            row.CopyTo(line.Slice(padding * channels, width * channels));
            for (int x = 0; x < padding; x++)
            {
                row.Slice(Reflected(x - padding, width) * channels, channels).CopyTo(line.Slice(x * channels, channels));
                row.Slice(Reflected(width + x, width) * channels, channels)
                    .CopyTo(line.Slice((padding + width + x) * channels, channels));
            }
        }
    }

    /// <summary>Unfolds some positions of an image.</summary>
    /// <param name="image">Shape [·, width, channels].</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="kernel">Rows and columns of the kernel; stride 1.</param>
    /// <param name="first">First position, row by row over the (width - kernel + 1) columns of the result.</param>
    /// <param name="count">Positions.</param>
    /// <param name="bias">What the bias input is held at.</param>
    /// <param name="patches">Receives shape [count, kernel · kernel · channels + 1].</param>
    public static void Unfold(
        ReadOnlySpanFloat image, int width, int channels, int kernel, int first, int count, float bias, SpanFloat patches)
    {
        int columns = width - kernel + 1;
        int run = kernel * channels;
        int length = (kernel * run) + 1;
        for (int k = 0; k < count; k++)
        {
            int position = first + k;
            int corner = (((position / columns) * width) + (position % columns)) * channels;
            for (int y = 0; y < kernel; y++)
            {
                image.Slice(corner + (y * width * channels), run).CopyTo(patches.Slice((k * length) + (y * run), run));
            }

            patches[(k * length) + length - 1] = bias;
        }
    }

    private static int Reflected(int index, int length)
    {
        index = index < 0 ? -index : index;
        return index < length ? index : (2 * (length - 1)) - index;
    }
}
