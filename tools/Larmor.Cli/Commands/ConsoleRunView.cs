using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Results;
using Larmor.Cli.Training;

namespace Larmor.Cli.Commands;

/// <summary>A run on a terminal: one line that renews itself; where output is redirected, a line now and then.</summary>
internal sealed class ConsoleRunView : IRunView
{
    private const int BarWidth = 24;

    private readonly TextWriter _error;
    private readonly bool _live;
    private readonly double _interval;
    private long _total;
    private long _startDone;
    private long _startTime;
    private double _nextAt;
    private int _epochs;
    private string _accuracy = "";

    internal ConsoleRunView(TextWriter error, bool live)
    {
        _error = error;
        _live = live;
        _interval = live ? 0.2 : 15;
    }

    public void Begin(int seed, int epochCount, long totalSamples, long doneSamples)
    {
        _total = totalSamples;
        _startDone = doneSamples;
        _startTime = Stopwatch.GetTimestamp();
        _nextAt = 0;
        _epochs = epochCount;
        Say($"seed {seed}");
    }

    public void Advance(long doneSamples, int epoch, ITrainingTask task)
    {
        double elapsed = Stopwatch.GetElapsedTime(_startTime).TotalSeconds;
        if (elapsed < _nextAt)
        {
            return;
        }

        _nextAt = elapsed + _interval;
        double rate = (doneSamples - _startDone) / Math.Max(elapsed, 1e-3);
        double share = Math.Min(1, (double)doneSamples / _total);
        var left = TimeSpan.FromSeconds(Math.Max(0, _total - doneSamples) / Math.Max(rate, 1));
        int filled = (int)(share * BarWidth);
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{new string('#', filled)}{new string('.', BarWidth - filled)} {100 * share,3:0} %  epoch {epoch + 1}/{_epochs}  {rate:#,0} samples/s  {left:hh\\:mm\\:ss} left  {task.Health()}{_accuracy}");
        if (_live)
        {
            int width = Math.Max(20, Console.WindowWidth - 1);
            _error.Write("\r" + (line.Length > width ? line[..width] : line.PadRight(width)));
        }
        else
        {
            _error.WriteLine(line);
        }
    }

    public void Measured(double epoch, FigureSet figures)
    {
        string text = string.Join("  ", figures.Names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} {figures[name]:0.00} %")));
        _accuracy = figures.Has("direct_all") ? string.Create(CultureInfo.InvariantCulture, $"  direct {figures["direct_all"]:0.0} %") : "";
        Say(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch:0}: {text}"));
    }

    public void Say(string line) => _error.WriteLine((_live ? "\r" + new string(' ', Math.Max(0, Console.WindowWidth - 1)) + "\r" : "") + line);
}
