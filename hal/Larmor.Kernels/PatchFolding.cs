namespace Larmor.Kernels;

/// <summary>An image cut into all patches of a convolution, and patches added up to an image again: each the transpose of the other.</summary>
/// <remarks>
/// An image is [height, width, channels], row-major, its border included. A patch is [kernel row, kernel column, channel] and then the
/// bias input; stride 1, row by row over the (width - kernel + 1) columns.
/// </remarks>
public static class PatchFolding
{
    /// <summary>Cuts an image into patches, the bias input at 1.</summary>
    /// <param name="image">Shape [·, width, channels].</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    /// <param name="patches">Receives shape [positions, kernel · kernel · channels + 1].</param>
    public static void Unfold(ReadOnlySpanFloat image, int width, int channels, int kernel, SpanFloat patches)
    {
        int columns = width - kernel + 1;
        int run = kernel * channels;
        int length = (kernel * run) + 1;
        int count = patches.Length / length;
        for (int position = 0; position < count; position++)
        {
            int corner = (((position / columns) * width) + (position % columns)) * channels;
            for (int y = 0; y < kernel; y++)
            {
                image.Slice(corner + (y * width * channels), run).CopyTo(patches.Slice((position * length) + (y * run), run));
            }

            patches[(position * length) + length - 1] = 1f;
        }
    }

    /// <summary>Adds patches up to an image; what lies at the bias input is left out.</summary>
    /// <param name="kernels">Who adds.</param>
    /// <param name="patches">Shape [positions, kernel · kernel · channels + 1].</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    /// <param name="image">Receives shape [·, width, channels].</param>
    public static void Fold(KernelSet kernels, ReadOnlySpanFloat patches, int width, int channels, int kernel, SpanFloat image)
    {
        image.Clear();
        int columns = width - kernel + 1;
        int run = kernel * channels;
        int length = (kernel * run) + 1;
        int count = patches.Length / length;
        for (int position = 0; position < count; position++)
        {
            int corner = (((position / columns) * width) + (position % columns)) * channels;
            for (int y = 0; y < kernel; y++)
            {
                SpanFloat row = image.Slice(corner + (y * width * channels), run);
                kernels.Add(row, patches.Slice((position * length) + (y * run), run), row);
            }
        }
    }
}
