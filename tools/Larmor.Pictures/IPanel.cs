using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>One drawing that can stand alone as a picture or share a <see cref="PictureSheet"/> with others.</summary>
public interface IPanel
{
    /// <summary>Heading above the drawing, one line.</summary>
    string Title { get; }

    /// <summary>What the reader should know to read it, below the drawing, at most two lines; empty for none.</summary>
    string Caption { get; }

    /// <summary>Draws the content only; heading and caption are drawn by whoever frames the panel.</summary>
    /// <param name="canvas">Where to draw; may be scaled, one unit is a point of the layout, not a device pixel.</param>
    /// <param name="area">The rectangle to fill, in points. Nothing may be drawn outside it.</param>
    void Draw(SKCanvas canvas, SKRect area);
}
