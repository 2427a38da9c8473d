using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>How often each neuron wins, busiest first, beside the share each would have if all won equally often.</summary>
public sealed class WinnerHistogram : IPanel
{
    private readonly double[] _shares;
    private readonly double _fair;
    private readonly int _unused;

    /// <summary>A histogram of winners.</summary>
    /// <param name="wins">Samples each neuron won, one value per neuron, 0 or more.</param>
    /// <param name="sampleCount">Samples shown, at least 1; no neuron can have won more.</param>
    /// <exception cref="ArgumentException">No neuron, no sample, or a count that is negative or above the samples.</exception>
    public WinnerHistogram(int[] wins, int sampleCount)
    {
        ArgumentNullException.ThrowIfNull(wins);
        Check.AtLeast(wins.Length, 1, nameof(wins), "give one count per neuron");
        Check.AtLeast(sampleCount, 1, nameof(sampleCount), "show at least one sample");
        for (int i = 0; i < wins.Length; i++)
        {
            if (wins[i] < 0 || wins[i] > sampleCount)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(wins), wins[i], $"wins[{i}] is {wins[i]}; 0 to {sampleCount} (sampleCount) are possible: count each sample once");
            }
        }

        _shares = [.. wins.Select(count => 100.0 * count / sampleCount).OrderDescending()];
        _fair = _shares.Average();
        _unused = wins.Count(count => count == 0);
    }

    /// <inheritdoc/>
    public string Title { get; init; } = "How often each neuron wins";

    /// <inheritdoc/>
    /// <remarks>The statistics: unused neurons, the busiest one, evenness (entropy of the wins over that of equal shares).</remarks>
    public string Caption => _fair > 0
        ? string.Create(CultureInfo.InvariantCulture,
            $"{_unused:#,0} of {_shares.Length:#,0} neurons unused · busiest wins {_shares[0]:0.0} % of the samples, {_shares[0] / _fair:0.0} × its fair share · evenness {Evenness():0.00}")
        : $"no neuron of {_shares.Length} has won yet";

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect area)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        int count = _shares.Length;
        double highest = Math.Max(_shares[0], 1e-3);
        double step = Ticks.Step(highest, 4);
        var y = new CoordinateRange(0, Math.Ceiling((highest * 1.02) / step) * step);
        string fair = string.Create(CultureInfo.InvariantCulture, $"{_fair:0.##} %");
        var ends = new LineEnds();
        var data = new SKRect(area.Left + 30, area.Top + 18, area.Right, area.Bottom - 32);
        ends.Add(data.Bottom - (float)(_fair / y.Max * data.Height), fair, "fair share k/N", Palette.Warm, bold: true);
        float room = ends.Width(area.Width * 0.45f);
        data.Right -= room;
        using var chart = new Chart(area, data, new CoordinateRange(0, count), y);
        double[] tall = Ticks.Linear(0, y.Max, Math.Clamp((int)(data.Height / 26), 2, 5));
        chart.TicksY(tall, [.. tall.Select(Ticks.Text)]);
        double[] wide = Ticks.Linear(0, count, Math.Clamp((int)(data.Width / 50), 2, 10));
        chart.TicksX(wide, [.. wide.Select(Ticks.Text)]);
        double[] edges = [.. Enumerable.Range(0, 2 * count).Select(i => (double)((i + 1) / 2))];
        double[] heights = [.. Enumerable.Range(0, 2 * count).Select(i => _shares[i / 2])];
        chart.Steps(edges, heights, Palette.Line(4));
        chart.Horizontal(_fair, Palette.Warm);
        chart.Draw(canvas);
        ends.Draw(canvas, data.Right, room, area.Top, data.Bottom + 6);
        Typography.Draw(canvas, "% of samples", area.Left, area.Top + 9, Typography.Small, Palette.Quiet);
        Typography.Draw(
            canvas, "neurons, busiest first", data.Right, area.Bottom - 4, Typography.Small, Palette.Quiet, align: SKTextAlign.Right);
    }

    private double Evenness()
    {
        double total = _shares.Sum();
        double entropy = -_shares.Where(share => share > 0).Sum(share => share / total * Math.Log(share / total));
        return _shares.Length > 1 ? entropy / Math.Log(_shares.Length) : 1;
    }
}
