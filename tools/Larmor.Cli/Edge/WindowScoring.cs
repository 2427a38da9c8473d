using Larmor.Data;

namespace Larmor.Cli.Edge;

/// <summary>The scoring of the Numenta Anomaly Benchmark, standard profile: early alarms within a window count more, alarms outside cost.</summary>
/// <remarks>
/// S. Ahmad, A. Lavin, S. Purdy, Z. Agha, Neurocomputing 262 (2017), section 4: with y from -1 at a window's left end to 0 at its right,
/// <c>σ(y) = 2 / (1 + e^(5 y)) - 1</c>; a window counts the best alarm in it over σ(-1), or -1 without one; an alarm outside costs 0.11 σ(y), y counted from the window before it.
/// The first 15 % of a file (at most 750 values) do not count. Normalised: 0 for no alarms, 100 for one at the left end of each window and none else.
/// </remarks>
internal sealed class WindowScoring
{
    private const double AlarmCost = 0.11;
    private const double Steepness = 5;
    private const double FarPast = 3;
    private const int LongestFile = 5000;
    private static readonly double s_most = Sigmoid(-1);

    private readonly List<(double Score, double Value, int Window)> _points = [];
    private readonly double _probationShare;
    private int _windowCount;

    internal WindowScoring(double probationShare) => _probationShare = probationShare;

    /// <summary>Values at the start of a file that do not count.</summary>
    internal int ProbationCount(int count) => (int)Math.Min(Math.Floor(_probationShare * count), _probationShare * LongestFile);

    /// <summary>Takes the anomaly scores of one file.</summary>
    internal void Add(AnomalyStream stream, double[] scores)
    {
        int first = ProbationCount(scores.Length);
        int window = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            while (window < stream.Windows.Count && i > stream.Windows[window].Last)
            {
                window++;
            }

            bool isInside = window < stream.Windows.Count && i >= stream.Windows[window].First;
            double value = isInside ? Inside(stream.Windows[window], i) : Outside(window == 0 ? null : stream.Windows[window - 1], i);
            if (i >= first)
            {
                _points.Add((scores[i], value, isInside ? _windowCount + window : -1));
            }
        }

        _windowCount += stream.Windows.Count;
    }

    /// <summary>The threshold with the best score over all files taken, and that score, normalised: how the benchmark scores every detector.</summary>
    internal (double Threshold, double Score) Best()
    {
        var best = Enumerable.Repeat(double.NaN, _windowCount).ToArray();
        double sum = -_points.Where(point => point.Window >= 0).Select(point => point.Window).Distinct().Count();
        (double Threshold, double Score) answer = (double.MaxValue, sum);
        foreach (IGrouping<double, (double Score, double Value, int Window)> group in _points.GroupBy(point => point.Score).OrderByDescending(group => group.Key))
        {
            foreach ((_, double value, int window) in group)
            {
                sum += Gain(best, value, window);
            }

            answer = sum > answer.Score ? (group.Key, sum) : answer;
        }

        return (answer.Threshold, Normalised(answer.Score));
    }

    /// <summary>The normalised score at a given threshold.</summary>
    internal double At(double threshold)
    {
        var best = Enumerable.Repeat(double.NaN, _windowCount).ToArray();
        double sum = -_points.Where(point => point.Window >= 0).Select(point => point.Window).Distinct().Count();
        foreach ((double score, double value, int window) in _points)
        {
            sum += score >= threshold ? Gain(best, value, window) : 0;
        }

        return Normalised(sum);
    }

    private static double Gain(double[] best, double value, int window)
    {
        if (window < 0)
        {
            return value;
        }

        double before = double.IsNaN(best[window]) ? -1 : best[window];
        best[window] = Math.Max(before, value);
        return best[window] - before;
    }

    private double Normalised(double sum) => 100 * (sum + _windowCount) / (2 * _windowCount);

    private static double Inside((int First, int Last) window, int i) => Sigmoid(-(window.Last - i + 1.0) / (window.Last - window.First + 1)) / s_most;

    private static double Outside((int First, int Last)? before, int i) => AlarmCost * (before is { } window
        ? Sigmoid((double)(i - window.Last) / Math.Max(1, window.Last - window.First))
        : -1);

    private static double Sigmoid(double y) => y > FarPast ? -1 : (2 / (1 + Math.Exp(Steepness * y))) - 1;
}
