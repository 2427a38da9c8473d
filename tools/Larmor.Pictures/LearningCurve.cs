using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>Accuracy over epochs or samples; names and last values stand at the ends of the lines, so that no legend is needed.</summary>
public sealed class LearningCurve : IPanel
{
    private readonly CurveSeries[] _series;

    /// <summary>A learning curve.</summary>
    /// <param name="series">The lines, the most important first; 1 to 12.</param>
    /// <exception cref="ArgumentException">No series, or more than 12.</exception>
    public LearningCurve(params CurveSeries[] series)
    {
        ArgumentNullException.ThrowIfNull(series);
        Check.AtLeast(series.Length, 1, nameof(series), "give at least one line");
        if (series.Length > 12)
        {
            throw new ArgumentException($"series has {series.Length} lines; at most 12 can be told apart: draw several pictures", nameof(series));
        }

        _series = [.. series];
    }

    /// <inheritdoc/>
    public string Title { get; init; } = "Learning curve";

    /// <inheritdoc/>
    public string Caption { get; init; } = "";

    /// <summary>Dashed lines to compare with.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>What x counts, printed below the axis.</summary>
    public string XLabel { get; init; } = "epochs";

    /// <summary>What y is, printed above the axis.</summary>
    public string YLabel { get; init; } = "accuracy, %";

    /// <summary>What follows the last value of each line.</summary>
    public string Unit { get; init; } = " %";

    /// <summary>Powers of ten along x; every x must then be above 0.</summary>
    public bool LogarithmicX { get; init; }

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect area)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        double[][] xs = _series.Select(AlongX).ToArray();
        CoordinateRange y = RangeY();
        CoordinateRange x = RangeX(xs);
        var ends = new LineEnds();
        var probe = new SKRect(area.Left + 30, area.Top + 18, area.Right, area.Bottom - 32);
        foreach (ReferenceLine reference in References)
        {
            ends.Add(Place(reference.Value), Percent(reference.Value), reference.Name, Palette.Quiet, bold: false);
        }

        for (int i = 0; i < _series.Length; i++)
        {
            ends.Add(Place(_series[i].Y[^1]), Percent(_series[i].Y[^1]), _series[i].Name, Palette.Line(i), bold: true);
        }

        float room = ends.Width(area.Width * 0.45f);
        using var chart = new Chart(area, new SKRect(probe.Left, probe.Top, area.Right - room, probe.Bottom), x, y);
        AddAxes(chart, x, y);
        foreach (ReferenceLine reference in References)
        {
            chart.Horizontal(reference.Value, Palette.Faint);
        }

        for (int i = _series.Length - 1; i >= 0; i--)
        {
            chart.Line(xs[i], _series[i].Y, Palette.Line(i), i == 0 ? 2.4f : 1.8f, dots: xs[i].Length <= 30);
        }

        chart.Draw(canvas);
        ends.Draw(canvas, chart.Data.Right, room, area.Top + 4, chart.Data.Bottom + 6);
        Typography.Draw(canvas, YLabel, area.Left, area.Top + 9, Typography.Small, Palette.Quiet);
        Typography.Draw(
            canvas, XLabel, chart.Data.Right, area.Bottom - 4, Typography.Small, Palette.Quiet, align: SKTextAlign.Right);

        float Place(double value) => probe.Bottom - (float)((value - y.Min) / (y.Max - y.Min) * probe.Height);
    }

    private string Percent(double value) => value.ToString("0.0", CultureInfo.InvariantCulture) + Unit;

    private double[] AlongX(CurveSeries series)
    {
        if (!LogarithmicX)
        {
            return series.X;
        }

        if (series.X[0] <= 0)
        {
            throw new ArgumentException(
                $"x[0] of series '{series.Name}' is {series.X[0]}; a logarithmic axis needs values above 0: leave the point out");
        }

        return series.X.Select(Math.Log10).ToArray();
    }

    // The range is rounded outwards to ticks, and never so narrow that noise looks like progress.
    private CoordinateRange RangeY()
    {
        IEnumerable<double> all = _series.SelectMany(series => series.Y).Concat(References.Select(reference => reference.Value));
        double low = all.Min();
        double high = all.Max();
        bool percent = low >= 0 && high <= 100;
        double spread = Math.Max(high - low, 4);
        double middle = (low + high) / 2;
        low = Math.Min(low, middle - (spread / 2));
        high = Math.Max(high, middle + (spread / 2));
        double step = Ticks.Step(spread, 5);
        double bottom = Math.Floor((low - (spread * 0.04)) / step) * step;
        double top = Math.Ceiling((high + (spread * 0.04)) / step) * step;
        if (percent)
        {
            bottom = Math.Max(bottom, 0);
            top = Math.Min(top, 100);
        }

        return new CoordinateRange(bottom, top);
    }

    private static CoordinateRange RangeX(double[][] xs)
    {
        double low = xs.Min(x => x[0]);
        double high = xs.Max(x => x[^1]);
        return high > low ? new CoordinateRange(low, high) : new CoordinateRange(low - 0.5, high + 0.5);
    }

    private void AddAxes(Chart chart, CoordinateRange x, CoordinateRange y)
    {
        double[] tall = Ticks.Linear(y.Min, y.Max, Math.Clamp((int)(chart.Data.Height / 30), 2, 6));
        chart.TicksY(tall, [.. tall.Select(Ticks.Text)]);
        double[] wide = LogarithmicX
            ? Ticks.Logarithmic(x.Min, x.Max)
            : Ticks.Linear(x.Min, x.Max, Math.Clamp((int)(chart.Data.Width / 50), 2, 10));
        if (!LogarithmicX && _series.All(series => series.X.All(double.IsInteger)))
        {
            wide = [.. wide.Where(double.IsInteger)];
        }

        chart.TicksX(wide, [.. wide.Select(value => Ticks.Text(LogarithmicX ? Math.Pow(10, value) : value))]);
    }
}
