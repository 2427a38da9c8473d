using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>Makes a tile of weights into an image of one pixel per weight.</summary>
internal static class TileBitmap
{
    /// <summary>Where the colours saturate: the 99.5 % quantile of |w|, so that one stray weight does not bleach a tile; 1 when all are 0.</summary>
    public static float Limit(ReadOnlySpan<float> weights)
    {
        float[] sizes = new float[weights.Length];
        int count = 0;
        foreach (float weight in weights)
        {
            if (float.IsFinite(weight))
            {
                sizes[count++] = Math.Abs(weight);
            }
        }

        Array.Sort(sizes, 0, count);
        float limit = count == 0 ? 0 : sizes[(int)Math.Round((count - 1) * 0.995)];
        return limit > 0 ? limit : count > 0 && sizes[count - 1] > 0 ? sizes[count - 1] : 1;
    }

    public static SKImage Create(ReadOnlySpan<float> weights, TileShape shape, float limit, bool signed)
    {
        int places = shape.Width * shape.Height;
        byte[] pixels = new byte[places * 4];
        for (int i = 0; i < places; i++)
        {
            SKColor colour = shape.Channels == 1
                ? Colour(weights[i] / limit, signed)
                : Mix(weights[i] / limit, weights[i + places] / limit, weights[i + (2 * places)] / limit, signed);
            pixels[4 * i] = colour.Red;
            pixels[(4 * i) + 1] = colour.Green;
            pixels[(4 * i) + 2] = colour.Blue;
            pixels[(4 * i) + 3] = 255;
        }

        var info = new SKImageInfo(shape.Width, shape.Height, SKColorType.Rgba8888, SKAlphaType.Opaque, SKColorSpace.CreateSrgb());
        return SKImage.FromPixelCopy(info, pixels, shape.Width * 4);
    }

    private static SKColor Colour(float value, bool signed) =>
        !float.IsFinite(value) ? Palette.Broken : signed ? ColourMap.Diverging.Signed(value) : ColourMap.Sequential.At(value);

    // Colour weights are shown as themselves: zero is middle grey when there are two signs, black when there is one.
    private static SKColor Mix(float red, float green, float blue, bool signed) =>
        float.IsFinite(red) && float.IsFinite(green) && float.IsFinite(blue)
            ? new SKColor(Level(red, signed), Level(green, signed), Level(blue, signed))
            : Palette.Broken;

    private static byte Level(float value, bool signed) =>
        (byte)Math.Round(255 * (signed ? (Math.Clamp(value, -1, 1) + 1) / 2 : Math.Clamp(value, 0, 1)));
}
