using System.Globalization;
using Larmor.Cli.Edge.Settings;
using Larmor.Data;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>Each record's first minutes are learned without labels; every beat after them is scored.</summary>
internal static class HeartRun
{
    private static readonly string[] s_methods = ["robust Gaussian", "online Gaussian", "online k-means"];

    internal static EdgeOutcome Run(HeartSettings settings, EdgeContext context)
    {
        IReadOnlyList<HeartRecord> records = HeartRecords.Load(context.DataDirectory);
        var areas = new double[records.Count, s_methods.Length];
        var figures = new List<(string, double, string)>();
        for (int r = 0; r < records.Count; r++)
        {
            HeartRecord record = records[r];
            context.At((double)r / records.Count, "record " + record.Name);
            Func<char, bool> isUnusual = Unusual(record, settings, out string kinds);
            int unusualCount = 0;
            for (int m = 0; m < s_methods.Length; m++)
            {
                (List<float> usual, List<float> unusual) = Scores(record, settings, m, isUnusual);
                areas[r, m] = Roc.Area(usual, unusual);
                unusualCount = unusual.Count;
            }

            figures.Add(($"auc_{record.Name}_{(kinds == settings.Unusual ? "ventricular" : kinds)}", areas[r, 0], ""));
            figures.Add(($"unusual_{record.Name}", unusualCount, "beats"));
        }

        double Mean(int m) => Enumerable.Range(0, records.Count).Average(r => areas[r, m]);
        double Least(int m) => Enumerable.Range(0, records.Count).Min(r => areas[r, m]);
        figures.InsertRange(0,
        [
            ("auc_mean", Mean(0), ""), ("auc_min", Least(0), ""),
            ("online_gaussian_mean", Mean(1), ""), ("online_gaussian_min", Least(1), ""),
            ("online_kmeans_mean", Mean(2), ""), ("online_kmeans_min", Least(2), ""),
        ]);
        var panel = new HeatMap(areas, [.. records.Select(record => record.Name)], s_methods) { Title = "Area under the curve", RowLabel = "record", Format = "0.000" };
        return new EdgeOutcome(figures, [new SheetColumn(1, (panel, 1))])
        {
            Headline = new Headline(
                Mean(0).ToString("0.000", CultureInfo.InvariantCulture), "mean area under the curve of seven records",
                Mean(1).ToString("0.000", CultureInfo.InvariantCulture), "plain online Gaussian"),
        };
    }

    private static Func<char, bool> Unusual(HeartRecord record, HeartSettings settings, out string kinds)
    {
        char[] later = [.. record.Beats.Where(beat => beat.SampleIndex >= settings.LearnSeconds * record.SampleRateHertz).Select(beat => beat.Symbol)];
        if (later.Any(symbol => settings.Unusual.Contains(symbol, StringComparison.Ordinal)))
        {
            kinds = settings.Unusual;
            return symbol => settings.Unusual.Contains(symbol, StringComparison.Ordinal);
        }

        char rarest = later.GroupBy(symbol => symbol).Where(group => group.Count() >= settings.LeastRare).MinBy(group => group.Count())!.Key;
        kinds = rarest.ToString();
        return symbol => symbol == rarest;
    }

    private static (List<float> Usual, List<float> Unusual) Scores(HeartRecord record, HeartSettings settings, int method, Func<char, bool> isUnusual)
    {
        int learnUntil = settings.LearnSeconds * record.SampleRateHertz;
        var window = new EventWindow(2, new MarkedEvents([.. record.Beats.Select(beat => beat.SampleIndex)]), settings.BeforeCount, settings.AfterCount);
        var encoder = new BeatEncoder(window, settings.Step, 1f, settings.TimingScale);
        int warmUp = record.Beats.Count(beat => beat.SampleIndex < learnUntil) - 1;
        INoveltyModel model = method switch
        {
            0 => new RobustNovelty(encoder.OutputCount, new RobustNoveltyOptions { Capacity = warmUp, NormalShare = settings.NormalShare, Shrinkage = settings.Shrinkage }),
            1 => new GaussianNovelty(encoder.OutputCount, new GaussianNoveltyOptions { Shrinkage = settings.Shrinkage }),
            _ => new ClusterNovelty(encoder.OutputCount, new ClusterNoveltyOptions()),
        };
        var learner = new NoveltyLearner(model, new NoveltyLearnerOptions { WarmUpCount = warmUp, IsAdaptive = false });
        EdgeLoop loop = Replay.Loop(new ArraySensor(Replay.Interleave(record.Channels), 2, record.SampleRateHertz), window, encoder, learner);
        Dictionary<int, char> symbols = record.Beats.GroupBy(beat => beat.SampleIndex).ToDictionary(group => group.Key, group => group.First().Symbol);
        var usual = new List<float>();
        var unusual = new List<float>();
        Replay.Run(loop, () =>
        {
            int at = (int)loop.SampleCount - 1 - settings.AfterCount;
            if (at >= learnUntil && learner.IsReady)
            {
                (isUnusual(symbols[at]) ? unusual : usual).Add(loop.Decision.Score);
            }
        });
        return (usual, unusual);
    }
}
