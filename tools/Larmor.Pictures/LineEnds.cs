using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>Labels at the right ends of lines, moved apart so that none covers another.</summary>
internal sealed class LineEnds
{
    private const float LineHeight = 14;
    private readonly List<(float Y, string Value, string Name, SKColor Colour, bool Bold)> _labels = [];

    public void Add(float y, string value, string name, SKColor colour, bool bold) => _labels.Add((y, value, name, colour, bold));

    /// <summary>Width the labels need, gap to the lines included.</summary>
    public float Width(float limit)
    {
        float width = 0;
        foreach ((_, string value, string name, _, bool bold) in _labels)
        {
            width = Math.Max(width, Typography.Width(value, Typography.Body, bold) + 5 + Typography.Width(name, Typography.Small));
        }

        return Math.Min(width + 12, limit);
    }

    /// <summary>Draws them right of x, between top and bottom.</summary>
    public void Draw(SKCanvas canvas, float x, float width, float top, float bottom)
    {
        var order = _labels.OrderBy(label => label.Y).ToList();
        float[] places = Spread(order.Select(label => label.Y).ToArray(), top, bottom);
        using var leader = new SKPaint { IsAntialias = true, StrokeWidth = 0.8f, IsStroke = true };
        for (int i = 0; i < order.Count; i++)
        {
            (float y, string value, string name, SKColor colour, bool bold) = order[i];
            leader.Color = colour.WithAlpha(150);
            canvas.DrawLine(x + 1, y, x + 8, places[i], leader);
            Typography.Draw(canvas, value, x + 10, places[i] + 4, Typography.Body, colour, bold);
            float used = Typography.Width(value, Typography.Body, bold) + 15;
            string shown = Typography.Fit(name, width - used, Typography.Small);
            Typography.Draw(canvas, shown, x + used, places[i] + 4, Typography.Small, Palette.Quiet);
        }
    }

    // Blocks of touching labels move as one, centred on where their members would like to be.
    private static float[] Spread(float[] wanted, float top, float bottom)
    {
        float[] places = (float[])wanted.Clone();
        for (int pass = 0; pass < 200; pass++)
        {
            bool moved = false;
            for (int i = 1; i < places.Length; i++)
            {
                float missing = LineHeight - (places[i] - places[i - 1]);
                if (missing > 0.01f)
                {
                    places[i - 1] -= missing / 2;
                    places[i] += missing / 2;
                    moved = true;
                }
            }

            if (!moved)
            {
                break;
            }
        }

        for (int i = 0; i < places.Length; i++)
        {
            places[i] = Math.Max(places[i], i == 0 ? top + 6 : places[i - 1] + LineHeight);
        }

        for (int i = places.Length - 1; i >= 0; i--)
        {
            places[i] = Math.Min(places[i], i == places.Length - 1 ? bottom - 6 : places[i + 1] - LineHeight);
        }

        return places;
    }
}
