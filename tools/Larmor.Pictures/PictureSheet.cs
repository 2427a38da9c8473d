using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>Several panels in one picture, with a title, a headline figure and a footer that says how to make it again.</summary>
public sealed class PictureSheet
{
    private const float Margin = 36;
    private const float Gutter = 40;
    private const float RowGap = 24;
    private const float HeaderHeight = 74;
    private const float FooterHeight = 20;

    /// <summary>A sheet.</summary>
    /// <param name="title">One line, for example "Digits learnt without labels".</param>
    /// <param name="columns">The columns from left to right.</param>
    /// <exception cref="ArgumentException">The title is empty or there is no column.</exception>
    public PictureSheet(string title, params SheetColumn[] columns)
    {
        Check.Text(title, nameof(title));
        ArgumentNullException.ThrowIfNull(columns);
        Check.AtLeast(columns.Length, 1, nameof(columns), "give the panels of at least one column");
        Title = title;
        Columns = columns.ToArray();
    }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The columns from left to right.</summary>
    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>One or two quiet lines below the title; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The figure at the top right, or null.</summary>
    public Headline? Headline { get; init; }

    /// <summary>Parts of the footer, for example "chip digital", "seed 1", "configuration 3f2a", "commit abc", a time.</summary>
    public IReadOnlyList<string> Footer { get; init; } = [];

    internal void Draw(SKCanvas canvas, SKRect page)
    {
        float left = Margin;
        float right = page.Width - Margin;
        float headlineLeft = DrawHeadline(canvas, right, Margin);
        DrawTitle(canvas, left, Margin, headlineLeft - 32 - left);
        using var rule = new SKPaint { Color = Palette.Rule, StrokeWidth = 1, IsStroke = true };
        float top = Margin + HeaderHeight;
        canvas.DrawLine(left, top - 12, right, top - 12, rule);
        float bottom = page.Height - 22;
        if (Footer.Count > 0)
        {
            canvas.DrawLine(left, bottom - 15, right, bottom - 15, rule);
            string footer = Typography.Fit(string.Join("   ·   ", Footer), right - left, Typography.Small);
            Typography.Draw(canvas, footer, left, bottom, Typography.Small, Palette.Quiet);
            bottom -= FooterHeight + 10;
        }

        DrawColumns(canvas, new SKRect(left, top + 6, right, bottom));
    }

    private void DrawTitle(SKCanvas canvas, float x, float top, float width)
    {
        string title = Typography.Fit(Title, width, Typography.Title, bold: true);
        Typography.Draw(canvas, title, x, top + 18, Typography.Title, Palette.Ink, bold: true);
        float y = top + 37;
        foreach (string line in Typography.Wrap(Subtitle, width, Typography.Body, limit: 2))
        {
            Typography.Draw(canvas, line, x, y, Typography.Body, Palette.Quiet);
            y += 15;
        }
    }

    // Returns the left edge of what it drew, so that the title can keep clear of it.
    private float DrawHeadline(SKCanvas canvas, float right, float top)
    {
        if (Headline is null)
        {
            return right;
        }

        float x = right;
        if (Headline.Comparison is not null)
        {
            float size = Typography.Figure * 0.6f;
            float width = Block(canvas, Headline.Comparison, Headline.ComparisonMeaning!, x, top, size, Palette.Faint);
            x -= width + 28;
        }

        return x - Block(canvas, Headline.Figure, Headline.Meaning, x, top, Typography.Figure, Palette.Accent);
    }

    private static float Block(SKCanvas canvas, string figure, string meaning, float right, float top, float size, SKColor colour)
    {
        float width = Math.Max(Typography.Width(figure, size, bold: true), Typography.Width(meaning, Typography.Body));
        float left = right - width;
        Typography.Draw(canvas, figure, left, top + 33, size, colour, bold: true);
        Typography.Draw(canvas, meaning, left, top + 52, Typography.Body, Palette.Quiet);
        return width;
    }

    private void DrawColumns(SKCanvas canvas, SKRect area)
    {
        float width = (area.Width - (Gutter * (Columns.Count - 1))) / Columns.Sum(column => column.Share);
        float x = area.Left;
        foreach (SheetColumn column in Columns)
        {
            float height = (area.Height - (RowGap * (column.Panels.Count - 1))) / column.Panels.Sum(panel => panel.Share);
            float y = area.Top;
            foreach ((IPanel panel, float share) in column.Panels)
            {
                PanelFrame.Draw(canvas, panel, SKRect.Create(x, y, width * column.Share, height * share));
                y += (height * share) + RowGap;
            }

            x += (width * column.Share) + Gutter;
        }
    }
}
