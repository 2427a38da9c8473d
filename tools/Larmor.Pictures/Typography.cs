using System.Reflection;
using ScottPlot;
using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>
/// All text of all pictures: one embedded family in two weights, five sizes. The machine's own fonts are never asked for, so
/// that a machine without any draws the same picture, byte for byte.
/// </summary>
internal static class Typography
{
    // Not a constant: whoever asks for the name has then also told ScottPlot where to find the family.
    public static readonly string Family = "Larmor Sans";
    public const float Figure = 44;
    public const float Title = 21;
    public const float Heading = 13;
    public const float Body = 11;
    public const float Small = 9.5f;

    private static readonly SKTypeface s_regular = Load("LarmorSans-Regular.otf");
    private static readonly SKTypeface s_bold = Load("LarmorSans-SemiBold.otf");

    static Typography() => Fonts.FontResolvers.Insert(0, new EmbeddedFonts());

    /// <summary>A font of the family; the caller disposes it.</summary>
    public static SKFont Font(float size, bool bold = false) => new(bold ? s_bold : s_regular, size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
        LinearMetrics = true,
    };

    /// <summary>Width of one line of text.</summary>
    public static float Width(string text, float size, bool bold = false)
    {
        using SKFont font = Font(size, bold);
        return font.MeasureText(text) + (Tracking(size) * Math.Max(0, text.Length - 1));
    }

    /// <summary>Draws one line; y is the baseline.</summary>
    public static void Draw(
        SKCanvas canvas, string text, float x, float y, float size, SKColor colour, bool bold = false, SKTextAlign align = SKTextAlign.Left)
    {
        using SKFont font = Font(size, bold);
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        float tracking = Tracking(size);
        if (tracking == 0)
        {
            canvas.DrawText(text, x, y, align, font, paint);
            return;
        }

        SKPoint[] places = font.GetGlyphPositions(text);
        for (int i = 0; i < places.Length; i++)
        {
            places[i].X += i * tracking;
        }

        using SKTextBlob? blob = SKTextBlob.CreatePositioned(text, font, places);
        float shift = align == SKTextAlign.Left ? 0 : Width(text, size, bold) * (align == SKTextAlign.Right ? 1 : 0.5f);
        canvas.DrawText(blob, x - shift, y, paint);
    }

    /// <summary>Draws one line centred on a point, both ways, by the height of its digits.</summary>
    public static void Centre(SKCanvas canvas, string text, float x, float y, float size, SKColor colour, bool bold = false) =>
        Draw(canvas, text, x, y + (size * 0.36f), size, colour, bold, SKTextAlign.Center);

    /// <summary>The text, or as much of it as fits the width, ended by an ellipsis.</summary>
    public static string Fit(string text, float width, float size, bool bold = false)
    {
        if (Width(text, size, bold) <= width)
        {
            return text;
        }

        for (int length = text.Length - 1; length > 0; length--)
        {
            string shorter = string.Concat(text.AsSpan(0, length).TrimEnd(), "…");
            if (Width(shorter, size, bold) <= width)
            {
                return shorter;
            }
        }

        return "…";
    }

    /// <summary>Breaks text at blanks into at most <paramref name="limit"/> lines; the last one ends in an ellipsis when more is left.</summary>
    public static List<string> Wrap(string text, float width, float size, int limit)
    {
        var lines = new List<string>();
        string rest = text.Trim();
        while (rest.Length > 0 && lines.Count < limit)
        {
            if (lines.Count == limit - 1 || Width(rest, size) <= width)
            {
                lines.Add(Fit(rest, width, size));
                break;
            }

            int cut = rest.Length;
            while (cut > 0 && Width(rest[..cut], size) > width)
            {
                cut = rest.LastIndexOf(' ', cut - 1);
            }

            if (cut <= 0)
            {
                lines.Add(Fit(rest, width, size));
                break;
            }

            lines.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        return lines;
    }

    // The family is spaced for small text; big letters stand closer.
    private static float Tracking(float size) => size > 16 ? -0.022f * size : 0;

    private static SKTypeface Load(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Larmor.Pictures." + name)
            ?? throw new InvalidOperationException($"font '{name}' is not embedded in Larmor.Pictures: rebuild it with Fonts/{name}");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data)
            ?? throw new InvalidOperationException($"font '{name}' embedded in Larmor.Pictures cannot be read by Skia");
    }

    // ScottPlot asks its resolvers in turn; this one answers for the embedded family only and leaves all others as they were.
    private sealed class EmbeddedFonts : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            fontName == Family ? (weight >= FontWeight.SemiBold ? s_bold : s_regular) : null;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
            fontName == Family ? (bold ? s_bold : s_regular) : null;
    }
}
