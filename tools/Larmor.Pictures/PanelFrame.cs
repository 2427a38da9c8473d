using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>Heading, drawing, caption: the same around every panel, alone or on a sheet.</summary>
internal static class PanelFrame
{
    public const float Margin = 30;
    private const float HeadingHeight = 26;
    private const float CaptionLine = 13.5f;

    public static void Draw(SKCanvas canvas, IPanel panel, SKRect area)
    {
        string title = Typography.Fit(panel.Title, area.Width, Typography.Heading, bold: true);
        Typography.Draw(canvas, title, area.Left, area.Top + 12, Typography.Heading, Palette.Ink, bold: true);
        List<string> caption = Typography.Wrap(panel.Caption, area.Width, Typography.Small, limit: 2);
        float captionHeight = caption.Count == 0 ? 0 : (caption.Count * CaptionLine) + 6;
        var content = new SKRect(area.Left, area.Top + HeadingHeight, area.Right, area.Bottom - captionHeight);
        if (content.Width < 40 || content.Height < 40)
        {
            throw new ArgumentException(
                $"panel '{panel.Title}' is left {content.Width:0} × {content.Height:0} points; at least 40 × 40 are needed: "
                + "choose a larger PictureSize or fewer panels");
        }

        canvas.Save();
        canvas.ClipRect(content);
        panel.Draw(canvas, content);
        canvas.Restore();
        for (int i = 0; i < caption.Count; i++)
        {
            float y = area.Bottom - 3 - ((caption.Count - 1 - i) * CaptionLine);
            Typography.Draw(canvas, caption[i], area.Left, y, Typography.Small, Palette.Quiet);
        }
    }
}
