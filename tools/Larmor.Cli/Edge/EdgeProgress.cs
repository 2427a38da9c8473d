using System.Diagnostics;
using System.Globalization;

namespace Larmor.Cli.Edge;

/// <summary>A bar on a terminal; where output is redirected, a line now and then.</summary>
internal sealed class EdgeProgress(TextWriter error, bool live)
{
    private const int BarWidth = 24;

    private readonly long _start = Stopwatch.GetTimestamp();
    private double _nextAt;

    internal void At(double share, string what)
    {
        double elapsed = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        if (elapsed < _nextAt)
        {
            return;
        }

        _nextAt = elapsed + (live ? 0.2 : 15);
        int filled = (int)(Math.Clamp(share, 0, 1) * BarWidth);
        string line = string.Create(
            CultureInfo.InvariantCulture, $"{new string('#', filled)}{new string('.', BarWidth - filled)} {100 * share,3:0} %  {elapsed:0} s  {what}");
        if (live)
        {
            int width = Math.Max(20, Console.WindowWidth - 1);
            error.Write("\r" + (line.Length > width ? line[..width] : line.PadRight(width)));
        }
        else
        {
            error.WriteLine(line);
        }
    }

    internal void End()
    {
        if (live)
        {
            error.Write("\r" + new string(' ', Math.Max(0, Console.WindowWidth - 1)) + "\r");
        }
    }
}
