namespace Larmor.Kernels;

/// <summary>The border of an image whose channels lie side by side: [height, width, channels], row-major.</summary>
public static class ImageBorder
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

    private static int Reflected(int index, int length)
    {
        index = index < 0 ? -index : index;
        return index < length ? index : (2 * (length - 1)) - index;
    }
}
