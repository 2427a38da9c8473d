namespace Larmor.Kernels;

/// <summary>Where the patches of a convolution lie in an image that has its border: what is read in place instead of being unfolded.</summary>
/// <remarks>
/// An image is [height, width, channels], row-major. The patch of position (y, x) is <see cref="Runs"/> runs of
/// <see cref="RunLength"/> values, the first at (y, x), each an image row further down; stride 1, no padding of its own.
/// <code>
/// tap t of position p = image[PositionStarts[p] + TapStarts[t]]
/// </code>
/// </remarks>
public sealed class PatchGrid
{
    /// <summary>The patches of one shape of image.</summary>
    /// <param name="width">Columns of the image, at least <paramref name="kernel"/>.</param>
    /// <param name="height">Rows of the image, at least <paramref name="kernel"/>.</param>
    /// <param name="channels">Channels, at least 1.</param>
    /// <param name="kernel">Rows and columns of a patch, at least 1.</param>
    /// <exception cref="System.ArgumentOutOfRangeException">A length outside these ranges.</exception>
    public PatchGrid(int width, int height, int channels, int kernel)
    {
        int shorter = width < height ? width : height;
        if (kernel < 1 || channels < 1 || shorter < kernel)
        {
            throw new System.ArgumentOutOfRangeException(
                nameof(kernel),
                "a kernel of " + kernel + " and " + channels + " channels does not fit an image of " + width + " x " + height
                + ": use a kernel of 1 to " + shorter + " and at least 1 channel");
        }

        Width = width;
        Height = height;
        Channels = channels;
        Runs = kernel;
        Columns = width - kernel + 1;
        Rows = height - kernel + 1;
        PositionStarts = new int[Positions];
        for (int p = 0; p < PositionStarts.Length; p++)
        {
            PositionStarts[p] = (((p / Columns) * width) + (p % Columns)) * channels;
        }

        TapStarts = new int[PatchLength];
        for (int t = 0; t < TapStarts.Length; t++)
        {
            TapStarts[t] = ((t / RunLength) * RowLength) + (t % RunLength);
        }
    }

    /// <summary>Columns of the image.</summary>
    public int Width { get; }

    /// <summary>Rows of the image.</summary>
    public int Height { get; }

    /// <summary>Channels of the image.</summary>
    public int Channels { get; }

    /// <summary>Columns of positions.</summary>
    public int Columns { get; }

    /// <summary>Rows of positions.</summary>
    public int Rows { get; }

    /// <summary>Runs of a patch: the kernel's rows.</summary>
    public int Runs { get; }

    /// <summary>Values of a run: the kernel's columns, all channels.</summary>
    public int RunLength => Runs * Channels;

    /// <summary>Patches of an image.</summary>
    public int Positions => Rows * Columns;

    /// <summary>Values of a patch, without a bias.</summary>
    public int PatchLength => Runs * RunLength;

    /// <summary>Values of an image row.</summary>
    public int RowLength => Width * Channels;

    /// <summary>Values of an image.</summary>
    public int ImageLength => Height * RowLength;

    /// <summary>Where each position's patch begins, row by row.</summary>
    public int[] PositionStarts { get; }

    /// <summary>How far each value of a patch lies behind its beginning.</summary>
    public int[] TapStarts { get; }

    /// <summary>Bytes of the tables.</summary>
    public long TableBytes => 4L * (PositionStarts.Length + TapStarts.Length);

    /// <summary>Copies one patch, for those who take vectors.</summary>
    /// <param name="images">Shape [count, Height, Width, Channels].</param>
    /// <param name="image">Which image.</param>
    /// <param name="position">Which patch of it.</param>
    /// <param name="bias">What the bias input is held at.</param>
    /// <param name="patch">Receives shape [PatchLength], or one more with the bias.</param>
    public void Read(float[] images, int image, int position, float bias, SpanFloat patch)
    {
        int start = (image * ImageLength) + PositionStarts[position];
        int length = RunLength;
        for (int run = 0; run < Runs; run++)
        {
            new ReadOnlySpanFloat(images, start + (run * RowLength), length).CopyTo(patch.Slice(run * length, length));
        }

        if (patch.Length > PatchLength)
        {
            patch[PatchLength] = bias;
        }
    }

    /// <summary>Adds all patches up to an image, the transpose of <see cref="Read"/>; what lies at the bias input is left out.</summary>
    /// <param name="kernels">Who adds.</param>
    /// <param name="patches">Shape [Positions, PatchLength + 1].</param>
    /// <param name="image">Receives shape [Height, Width, Channels].</param>
    public void Fold(KernelSet kernels, ReadOnlySpanFloat patches, SpanFloat image)
    {
        image.Clear();
        int run = RunLength;
        for (int position = 0; position < PositionStarts.Length; position++)
        {
            int patch = position * (PatchLength + 1);
            for (int y = 0; y < Runs; y++)
            {
                SpanFloat row = image.Slice(PositionStarts[position] + (y * RowLength), run);
                kernels.Add(row, patches.Slice(patch + (y * run), run), row);
            }
        }
    }
}
