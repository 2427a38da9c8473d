namespace Larmor.Pictures;

/// <summary>Size of a picture file in device pixels and how many of them make a point of the layout.</summary>
public sealed class PictureSize
{
    /// <summary>A size.</summary>
    /// <param name="widthPixels">Width of the file, 200 to 16384 pixels.</param>
    /// <param name="heightPixels">Height of the file, 150 to 16384 pixels.</param>
    /// <param name="scale">Device pixels per point, 1 to 4; 2 is crisp on any screen. Text is 10 to 13 points high.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its limits.</exception>
    public PictureSize(int widthPixels, int heightPixels, float scale = 2)
    {
        if (widthPixels is < 200 or > 16384)
        {
            throw new ArgumentOutOfRangeException(
                nameof(widthPixels), widthPixels, $"widthPixels is {widthPixels}; 200 to 16384 are possible: choose a width in between");
        }

        if (heightPixels is < 150 or > 16384)
        {
            throw new ArgumentOutOfRangeException(
                nameof(heightPixels), heightPixels, $"heightPixels is {heightPixels}; 150 to 16384 are possible: choose a height in between");
        }

        if (scale is not (>= 1 and <= 4))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, $"scale is {scale}; 1 to 4 are possible: 2 suits most screens");
        }

        WidthPixels = widthPixels;
        HeightPixels = heightPixels;
        Scale = scale;
    }

    /// <summary>2000 × 1400 pixels: a sheet of four panels.</summary>
    public static PictureSize Sheet { get; } = new(2000, 1400);

    /// <summary>1400 × 900 pixels: one panel.</summary>
    public static PictureSize Panel { get; } = new(1400, 900);

    /// <summary>Width in device pixels.</summary>
    public int WidthPixels { get; }

    /// <summary>Height in device pixels.</summary>
    public int HeightPixels { get; }

    /// <summary>Device pixels per point.</summary>
    public float Scale { get; }
}
