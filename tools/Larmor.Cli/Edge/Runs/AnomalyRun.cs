using System.Globalization;
using Larmor.Cli.Edge.Settings;
using Larmor.Data;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>The benchmark's streams one by one, judged value by value by how badly the last one was predicted, scored as published.</summary>
internal static class AnomalyRun
{
    private const float LeastVariance = 1e-4f;
    private const double Silent = -1000;
    private const double LeastScore = 1e-6;

    internal static EdgeOutcome Run(AnomalySettings settings, EdgeContext context)
    {
        IReadOnlyList<AnomalyStream> streams = AnomalyStreams.Load(context.DataDirectory);
        var scoring = new WindowScoring(settings.ProbationShare);
        var plain = new WindowScoring(settings.ProbationShare);
        for (int i = 0; i < streams.Count; i++)
        {
            context.At((double)i / streams.Count, streams[i].Name);
            int probation = scoring.ProbationCount(streams[i].Values.Length);
            scoring.Add(streams[i], Rested(Scores(streams[i], settings, settings.WindowLength, tail: 1, probation), settings.RestShare));
            plain.Add(streams[i], Rested(Scores(streams[i], settings, 1, tail: 0, probation), settings.RestShare));
        }

        (double threshold, double score) = scoring.Best();
        var figures = new List<(string, double, string)>
        {
            ("score", score, ""), ("score_threshold_from_elsewhere", scoring.At(settings.Threshold), ""), ("best_threshold", threshold, ""),
            ("online_gaussian", plain.Best().Score, ""), ("files", streams.Count, "files"), ("anomaly_windows", streams.Sum(stream => stream.Windows.Count), "windows"),
        };
        var beside = new List<(string Name, double Score)> { ("this loop", score), ("online Gaussian", plain.Best().Score) };
        if (context.Beside is { } folder)
        {
            foreach ((string name, double value) in PublishedScores.Read(folder, streams))
            {
                figures.Add(("published_" + name, value, ""));
                beside.Add((name, value));
            }
        }

        beside.Sort((left, right) => right.Score.CompareTo(left.Score));
        var table = new double[beside.Count, 1];
        for (int i = 0; i < beside.Count; i++)
        {
            table[i, 0] = beside[i].Score;
        }

        var panel = new HeatMap(table, [.. beside.Select(row => row.Name)], ["score"]) { Title = "Normalised score on the same files" };
        return new EdgeOutcome(figures, [new SheetColumn(1, (panel, 1))])
        {
            Headline = new Headline(score.ToString("0.0", CultureInfo.InvariantCulture), "of 100 on 25 files, standard profile"),
        };
    }

    /// <summary>Logarithm of the score of each value, given those before it; values are scaled by the deviation of the probation.</summary>
    private static double[] Scores(AnomalyStream stream, AnomalySettings settings, int length, int tail, int probation)
    {
        double mean = stream.Values.Take(probation).Average();
        double variance = stream.Values.Take(probation).Average(value => (value - mean) * (value - mean));
        float scale = variance > 0 ? (float)(1 / Math.Sqrt(variance)) : 1f;
        float[] values = [.. Enumerable.Repeat(stream.Values[0], length - 1), .. stream.Values];
        var model = new GaussianNovelty(length, new GaussianNoveltyOptions
        {
            Memory = settings.Memory, Shrinkage = settings.Shrinkage, TailCount = tail, LeastVariance = LeastVariance, FactorInterval = 8,
        });
        var learner = new NoveltyLearner(model, new NoveltyLearnerOptions { WarmUpCount = int.MaxValue });
        EdgeLoop loop = Replay.Loop(
            new ArraySensor([.. values.Select(value => (float)(value - mean))], 1, 1f), new SlidingWindow(1, length, 1),
            new RawEncoder(1, length, scale, isByTime: true), learner);
        var scores = new List<double>();
        Replay.Run(loop, () => scores.Add(Math.Log(loop.Decision.Score + LeastScore)));
        return [.. scores];
    }

    /// <summary>After a score no smaller one counts for a while: one alarm tells of an anomaly, the next ones cost.</summary>
    private static double[] Rested(double[] scores, double share)
    {
        int rest = (int)(share * scores.Length);
        var rested = new double[scores.Length];
        int last = -1;
        for (int i = 0; i < scores.Length; i++)
        {
            bool isSilent = last >= 0 && i - last <= rest && scores[last] >= scores[i];
            rested[i] = isSilent ? Silent : scores[i];
            last = isSilent ? last : i;
        }

        return rested;
    }
}
