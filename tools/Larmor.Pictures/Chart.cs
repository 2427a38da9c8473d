using ScottPlot;
using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>
/// Axes, grid and lines by ScottPlot in the look of the house: a fixed data rectangle, so that text placed beside the lines
/// knows where they end.
/// </summary>
internal sealed class Chart : IDisposable
{
    private readonly Plot _plot = new();
    private readonly SKRect _area;
    private readonly CoordinateRange _x;
    private readonly CoordinateRange _y;

    public Chart(SKRect area, SKRect data, CoordinateRange x, CoordinateRange y)
    {
        _area = area;
        Data = data;
        _x = x;
        _y = y;
        _plot.RenderManager.ClearCanvasBeforeEachRender = false;
        _plot.FigureBackground.Color = Colors.Transparent;
        _plot.DataBackground.Color = Colors.Transparent;
        _plot.Axes.Frame(false);
        _plot.Axes.Bottom.FrameLineStyle.IsVisible = true;
        _plot.Axes.Bottom.FrameLineStyle.Color = Of(Palette.Faint);
        _plot.Axes.Bottom.FrameLineStyle.Width = 1;
        _plot.Grid.MajorLineColor = Of(Palette.Grid);
        _plot.Grid.MajorLineWidth = 1;
        _plot.Grid.XAxisStyle.IsVisible = false;
        _plot.HideLegend();
        foreach (IAxis axis in _plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.FontName = Typography.Family;
            axis.TickLabelStyle.FontSize = Typography.Small;
            axis.TickLabelStyle.ForeColor = Of(Palette.Quiet);
            axis.Label.FontName = Typography.Family;
            axis.MajorTickStyle.Color = Of(Palette.Faint);
            axis.MajorTickStyle.Length = axis.Edge == Edge.Bottom ? 3 : 0;
            axis.MinorTickStyle.Length = 0;
        }

        _plot.Axes.SetLimits(x.Min, x.Max, y.Min, y.Max);
        _plot.Layout.Fixed(new PixelPadding(data.Left - area.Left, area.Right - data.Right, area.Bottom - data.Bottom, data.Top - area.Top));
    }

    public SKRect Data { get; }

    public float X(double value) => Data.Left + (float)((value - _x.Min) / (_x.Max - _x.Min) * Data.Width);

    public float Y(double value) => Data.Bottom - (float)((value - _y.Min) / (_y.Max - _y.Min) * Data.Height);

    public void TicksX(double[] values, string[] texts) => _plot.Axes.Bottom.SetTicks(values, texts);

    public void TicksY(double[] values, string[] texts) => _plot.Axes.Left.SetTicks(values, texts);

    public void Line(double[] x, double[] y, SKColor colour, float width, bool dots)
    {
        ScottPlot.Plottables.Scatter line = _plot.Add.Scatter(x, y, Of(colour));
        line.LineWidth = width;
        line.MarkerShape = dots ? MarkerShape.FilledCircle : MarkerShape.None;
        line.MarkerSize = dots ? 4.5f : 0;
    }

    public void Horizontal(double y, SKColor colour)
    {
        ScottPlot.Plottables.HorizontalLine line = _plot.Add.HorizontalLine(y, 1.2f, Of(colour), LinePattern.Dashed);
        line.LabelText = "";
    }

    public void Steps(double[] x, double[] y, SKColor colour)
    {
        ScottPlot.Plottables.FillY fill = _plot.Add.FillY(x, new double[x.Length], y);
        fill.FillColor = Of(colour);
        fill.LineWidth = 0;
        fill.MarkerShape = MarkerShape.None;
    }

    /// <summary>Draws all that was added; the canvas keeps its own transform and clip.</summary>
    public void Draw(SKCanvas canvas)
    {
        canvas.Save();
        _plot.Render(canvas, new PixelRect(_area.Left, _area.Right, _area.Bottom, _area.Top));
        canvas.Restore();
    }

    public void Dispose() => _plot.Dispose();

    private static Color Of(SKColor colour) => new(colour.Red, colour.Green, colour.Blue, colour.Alpha);
}
