namespace Larmor.Kernels;

/// <summary>Pooling of images whose channels lie side by side: a window's rows are combined channel by channel.</summary>
public static class Pooling
{
    /// <summary>Length of a pooled side in ceil mode: a window that begins inside the image or its left padding counts.</summary>
    public static int PooledLength(int length, int size, int stride, int padding)
    {
        int result = ((length + (2 * padding) - size + stride - 1) / stride) + 1;

        // The last window must begin inside the image or the padding before it.
        return (result - 1) * stride >= length + padding ? result - 1 : result;
    }

    /// <summary>Pools one image.</summary>
    /// <param name="kernels">Who does the arithmetic.</param>
    /// <param name="image">Shape [height, width, channels].</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="maximum">True for the largest value of a window, false for the mean of what lies inside the image.</param>
    /// <param name="size">Side of a window.</param>
    /// <param name="stride">Step between windows.</param>
    /// <param name="padding">Pixels outside the image that a window may begin at; they never win and never count.</param>
    /// <param name="pooled">Receives shape [PooledLength(height), PooledLength(width), channels].</param>
    public static void Pool(
        KernelSet kernels, ReadOnlySpanFloat image, int width, int height, int channels,
        bool maximum, int size, int stride, int padding, SpanFloat pooled)
    {
        int columns = PooledLength(width, size, stride, padding);
        int rows = PooledLength(height, size, stride, padding);
        for (int py = 0; py < rows; py++)
        {
            int top = (py * stride) - padding;
            int bottom = top + size < height ? top + size : height;
            top = top > 0 ? top : 0;
            for (int px = 0; px < columns; px++)
            {
                int left = (px * stride) - padding;
                int right = left + size < width ? left + size : width;
                left = left > 0 ? left : 0;
                SpanFloat result = pooled.Slice(((py * columns) + px) * channels, channels);
                image.Slice(((top * width) + left) * channels, channels).CopyTo(result);
                for (int y = top; y < bottom; y++)
                {
                    for (int x = y == top ? left + 1 : left; x < right; x++)
                    {
                        ReadOnlySpanFloat pixel = image.Slice(((y * width) + x) * channels, channels);
                        if (maximum)
                        {
                            kernels.Maximum(pixel, result);
                        }
                        else
                        {
                            kernels.Add(result, pixel, result);
                        }
                    }
                }

                if (!maximum)
                {
                    kernels.Affine(result, 0f, 1f / ((bottom - top) * (right - left)), result);
                }
            }
        }
    }
}
