using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>Small images as lines of text for a terminal with a dark background; every line ends in the terminal's own colours.</summary>
public static class TerminalPreview
{
    private const string Shades = " .:-=+*#%@";
    private const string Reset = "\u001b[0m";

    /// <summary>What to use, from what the terminal says about itself.</summary>
    /// <param name="redirected">True when the output is a file or pipe: characters only.</param>
    /// <param name="variable">Reads an environment variable: NO_COLOR, COLORTERM, TERM, WT_SESSION.</param>
    public static TerminalColours Detect(bool redirected, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (redirected || !string.IsNullOrEmpty(variable("NO_COLOR")) || variable("TERM") == "dumb")
        {
            return TerminalColours.Ascii;
        }

        bool full = variable("COLORTERM") is "truecolor" or "24bit" || !string.IsNullOrEmpty(variable("WT_SESSION"))
            || variable("TERM") is { } term && (term.Contains("direct", StringComparison.Ordinal) || term.Contains("kitty", StringComparison.Ordinal));
        return full ? TerminalColours.TrueColour : TerminalColours.Ascii;
    }

    /// <summary>One image; see <see cref="Mosaic"/>.</summary>
    /// <param name="values">width × height values, row after row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="colours">What the terminal can show.</param>
    public static string[] Lines(ReadOnlySpan<float> values, int width, int height, TerminalColours colours) =>
        Mosaic([values.ToArray()], width, height, 1, colours);

    /// <summary>Several images of one size beside and below each other, each scaled to its own largest value.</summary>
    /// <param name="tiles">The images, each width × height values, row after row; negative values turn the colours to diverging.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="perRow">Images beside each other; one column of space between them.</param>
    /// <param name="colours">What the terminal can show; without colours only what is positive shows.</param>
    /// <returns>Lines of equal visible width, without line ends.</returns>
    /// <exception cref="ArgumentException">A tile has another length, or a number is below 1.</exception>
    public static string[] Mosaic(IReadOnlyList<float[]> tiles, int width, int height, int perRow, TerminalColours colours)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        Check.AtLeast(width, 1, nameof(width), "give the columns of an image");
        Check.AtLeast(height, 1, nameof(height), "give the rows of an image");
        Check.AtLeast(perRow, 1, nameof(perRow), "show at least one image beside another");
        for (int i = 0; i < tiles.Count; i++)
        {
            Check.Length(tiles[i].Length, width * height, $"tiles[{i}]", $"{width} × {height}", "check the shape of the image");
        }

        bool signed = tiles.Any(tile => tile.Any(value => value < 0));
        float[] limits = [.. tiles.Select(tile => TileBitmap.Limit(tile))];
        var lines = new List<string>();
        for (int first = 0; first < tiles.Count; first += perRow)
        {
            if (first > 0)
            {
                lines.Add(new string(' ', ((Math.Min(perRow, tiles.Count) * (width + 1)) - 1) * (colours == TerminalColours.Ascii ? 2 : 1)));
            }

            for (int y = 0; y < height; y += colours == TerminalColours.Ascii ? 1 : 2)
            {
                lines.Add(Line(tiles, limits, first, Math.Min(perRow, tiles.Count), (width, height), y, signed, colours));
            }
        }

        return [.. lines];
    }

    private static string Line(
        IReadOnlyList<float[]> tiles, float[] limits, int first, int perRow, (int Width, int Height) shape, int y, bool signed, TerminalColours colours)
    {
        var line = new StringBuilder();
        string blank = colours == TerminalColours.Ascii ? "  " : " ";
        string before = "";
        for (int i = first; i < first + perRow; i++)
        {
            if (i > first)
            {
                before = Change(line, before, "");
                line.Append(blank);
            }

            for (int x = 0; x < shape.Width; x++)
            {
                if (i >= tiles.Count)
                {
                    line.Append(blank);
                    continue;
                }

                float upper = tiles[i][(y * shape.Width) + x] / limits[i];
                if (colours == TerminalColours.Ascii)
                {
                    char shade = float.IsFinite(upper) ? Shades[(int)Math.Round(Math.Clamp(upper, 0, 1) * (Shades.Length - 1))] : '?';
                    line.Append(shade).Append(shade);
                    continue;
                }

                bool last = y + 1 >= shape.Height;
                float lower = last ? 0 : tiles[i][((y + 1) * shape.Width) + x] / limits[i];
                string colour = Foreground(Colour(upper, signed)) + (last ? "\u001b[49m" : Background(Colour(lower, signed)));
                before = Change(line, before, colour);
                line.Append('▀');
            }
        }

        Change(line, before, "");
        return line.ToString();
    }

    // Writes an escape only where the colour changes; "" is the terminal's own colours.
    private static string Change(StringBuilder line, string before, string colour)
    {
        if (before != colour)
        {
            line.Append(colour.Length == 0 ? Reset : colour);
        }

        return colour;
    }

    private static SKColor Colour(float value, bool signed) => !float.IsFinite(value)
        ? Palette.Quiet
        : signed ? ColourMap.DarkDiverging.Signed(value) : ColourMap.DarkSequential.At(value);

    private static string Foreground(SKColor c) =>
        string.Create(CultureInfo.InvariantCulture, $"\u001b[38;2;{c.Red};{c.Green};{c.Blue}m");

    private static string Background(SKColor c) =>
        string.Create(CultureInfo.InvariantCulture, $"\u001b[48;2;{c.Red};{c.Green};{c.Blue}m");
}
