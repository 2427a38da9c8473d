using ScottPlot;
using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>A score over time on a logarithmic scale, with what happened meanwhile as bands and alarms as ticks below.</summary>
public sealed class EventTimeline : IPanel
{
    // In mean steps.
    private const double LongestStep = 8;

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly TimeBand[] _bands;
    private readonly double[] _alarms;

    /// <summary>A timeline; the arrays are copied.</summary>
    /// <param name="x">Time, not descending.</param>
    /// <param name="score">Above 0, as many as <paramref name="x"/>.</param>
    /// <param name="bands">What happened when.</param>
    /// <param name="alarms">Times of the alarms.</param>
    /// <exception cref="ArgumentException">Nothing to draw, lengths differ, or a score is not above 0.</exception>
    public EventTimeline(double[] x, double[] score, TimeBand[] bands, double[] alarms)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentNullException.ThrowIfNull(alarms);
        Check.AtLeast(x.Length, 2, nameof(x), "run for longer");
        Check.Length(score.Length, x.Length, nameof(score), "one for each x", "measure once for every x");
        for (int i = 0; i < score.Length; i++)
        {
            Check.Finite(score[i], $"score[{i}]", "leave the point out");
            if (score[i] <= 0)
            {
                throw new ArgumentException($"score[{i}] is {score[i]}; a logarithmic axis needs values above 0: leave the point out", nameof(score));
            }
        }

        _x = [.. x];
        _y = [.. score.Select(Math.Log10)];
        _bands = [.. bands];
        _alarms = [.. alarms];
    }

    /// <inheritdoc/>
    public string Title { get; init; } = "Score over time";

    /// <inheritdoc/>
    public string Caption { get; init; } = "";

    /// <summary>What x counts, printed below the axis.</summary>
    public string XLabel { get; init; } = "hours";

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect area)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        const float AlarmHeight = 16;
        double low = Math.Floor(_y.Min());
        double high = Math.Max(low + 1, Math.Ceiling(_y.Max()));
        double[] decades = Ticks.Logarithmic(low, high);
        using var chart = new Chart(
            area, new SKRect(area.Left + 44, area.Top + 40, area.Right - 8, area.Bottom - 32 - AlarmHeight), new CoordinateRange(_x[0], _x[^1]), new CoordinateRange(low, high));
        chart.TicksY(decades, [.. decades.Select(value => Ticks.Text(Math.Pow(10, value)))]);
        double[] wide = Ticks.Linear(_x[0], _x[^1], 10);
        chart.TicksX(wide, [.. wide.Select(Ticks.Text)]);
        DrawBands(canvas, chart);
        DrawScore(chart);
        chart.Draw(canvas);
        using var tick = new SKPaint { Color = Palette.Warm, StrokeWidth = 1, IsStroke = true };
        foreach (double alarm in _alarms)
        {
            canvas.DrawLine(chart.X(alarm), area.Bottom - 15 - AlarmHeight, chart.X(alarm), area.Bottom - 17, tick);
        }

        Typography.Draw(canvas, "score", area.Left, area.Top + 9, Typography.Small, Palette.Quiet);
        Typography.Draw(canvas, "alarms", area.Left, area.Bottom - 18, Typography.Small, Palette.Warm);
        Typography.Draw(canvas, XLabel, chart.Data.Right, area.Bottom - 2, Typography.Small, Palette.Quiet, align: SKTextAlign.Right);
    }

    // No line where nothing was judged: it would tell of scores that there were not.
    private void DrawScore(Chart chart)
    {
        double longest = LongestStep * (_x[^1] - _x[0]) / _x.Length;
        int first = 0;
        for (int i = 1; i <= _x.Length; i++)
        {
            if (i < _x.Length && _x[i] - _x[i - 1] <= longest)
            {
                continue;
            }

            if (i - first > 1)
            {
                chart.Line(_x[first..i], _y[first..i], Palette.Accent, 1.2f, dots: false);
            }

            first = i;
        }
    }

    // Names stand above their bands in three rows; one that would cover the last in its row is left out.
    private void DrawBands(SKCanvas canvas, Chart chart)
    {
        float[] free = [chart.Data.Left, chart.Data.Left, chart.Data.Left];
        for (int i = 0; i < _bands.Length; i++)
        {
            TimeBand band = _bands[i];
            SKColor colour = band.IsWanted ? Palette.Warm : Palette.Broken;
            float left = chart.X(Math.Clamp(band.Start, _x[0], _x[^1]));
            float right = Math.Max(left + 1, chart.X(Math.Clamp(band.End, _x[0], _x[^1])));
            using var fill = new SKPaint { Color = colour.WithAlpha(band.IsWanted ? (byte)90 : (byte)190) };
            canvas.DrawRect(new SKRect(left, chart.Data.Top, right, chart.Data.Bottom), fill);
            int row = i % free.Length;
            if (left >= free[row])
            {
                Typography.Draw(canvas, band.Name, left, chart.Data.Top - 4 - (10 * row), Typography.Small, band.IsWanted ? Palette.Warm : Palette.Quiet);
                free[row] = left + (6.2f * band.Name.Length);
            }
        }
    }
}
