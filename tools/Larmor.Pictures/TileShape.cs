namespace Larmor.Pictures;

/// <summary>How a row of numbers is a small image.</summary>
public sealed class TileShape
{
    /// <summary>A shape; a row must have width × height × channels values.</summary>
    /// <param name="width">Columns, 1 to 512.</param>
    /// <param name="height">Rows, 1 to 512.</param>
    /// <param name="channels">1 = one value per place, row after row; 3 = a red, then a green, then a blue plane (as CIFAR files are).</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its limits.</exception>
    public TileShape(int width, int height, int channels = 1)
    {
        Check.AtLeast(width, 1, nameof(width), "give the columns of the image");
        Check.AtLeast(height, 1, nameof(height), "give the rows of the image");
        if (width > 512 || height > 512)
        {
            throw new ArgumentOutOfRangeException(
                width > 512 ? nameof(width) : nameof(height), $"tile is {width} × {height}; at most 512 × 512 are possible: average it down first");
        }

        if (channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(
                nameof(channels), channels, $"channels is {channels}; 1 (plain) or 3 (red, green, blue planes) are possible: draw others one by one");
        }

        Width = width;
        Height = height;
        Channels = channels;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1, or 3 for red, green, blue planes.</summary>
    public int Channels { get; }

    /// <summary>Values per tile: width × height × channels.</summary>
    public int ValueCount => Width * Height * Channels;
}
