using System.Globalization;
using Larmor.Cli.Edge.Baselines;
using Larmor.Cli.Edge.Settings;
using Larmor.Data;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>Sixteen days of a room as one stream: every window is judged by all, then learned, with a label now and then.</summary>
internal sealed class OccupancyRun
{
    private const int NormaliserMemory = 100_000;
    private const float SampleRateHertz = 1f / 60f;
    private const int Hour = 60;

    private readonly OccupancySettings _settings;
    private readonly NormalisedEncoder _encoder;
    private readonly GaussianClasses _learner;
    private readonly BaselinePanel _baselines;
    private readonly HashSet<(long, int)> _labelled = [];
    private readonly List<float> _drives = [];
    private readonly List<int> _truths = [];
    private readonly List<bool> _hits = [];
    private readonly int[,] _confusion = new int[OccupancyParts.ClassNames.Count, OccupancyParts.ClassNames.Count];

    private OccupancyRun(OccupancySettings settings)
    {
        int classes = OccupancyParts.ClassNames.Count;
        _settings = settings;
        _encoder = new NormalisedEncoder(new RawEncoder(OccupancyParts.ChannelCount, settings.WindowLength, 1f, isByTime: false), NormaliserMemory, 0);
        _learner = new GaussianClasses(_encoder.OutputCount, new GaussianClassesOptions
        {
            ClassCount = classes, UnlabelledWeight = settings.UnlabelledWeight, GuessLimit = settings.GuessLimit, Shrinkage = settings.Shrinkage,
        });
        _baselines = new BaselinePanel(_encoder.OutputCount, classes, settings.Shrinkage, settings.LogisticRates, settings.ClusterCount);
    }

    internal static EdgeOutcome Run(OccupancySettings settings, EdgeContext context)
    {
        var run = new OccupancyRun(settings);
        foreach (OccupancyPart part in OccupancyParts.Load(context.DataDirectory))
        {
            context.At(0.5, part.Name);
            run.Play(part);
        }

        context.At(0.9, "the ceiling");
        return run.Outcome((ulong)context.Seed);
    }

    private void Play(OccupancyPart part)
    {
        EdgeLoop loop = Replay.Loop(
            new ArraySensor(part.Samples, OccupancyParts.ChannelCount, SampleRateHertz), new SlidingWindow(OccupancyParts.ChannelCount, _settings.WindowLength, 1), _encoder, _learner);
        loop.Start();
        _baselines.Interrupt();
        Replay.Run(loop, () =>
        {
            int newest = (int)loop.SampleCount - 1;
            int truth = part.Labels[newest];
            int decided = loop.Decision.ClassIndex;
            _hits.Add(decided == truth);
            _confusion[truth, Math.Max(decided, 0)]++;
            _baselines.Judge(loop.Drive, truth);
            bool isLabelled = _labelled.Add((part.Times[newest].Ticks / (TimeSpan.TicksPerMinute * _settings.LabelMinutes), truth));
            _baselines.Learn(loop.Drive, truth, isLabelled);
            if (isLabelled)
            {
                loop.Apply(EdgeCommand.Label, truth);
            }

            _drives.AddRange(loop.Drive);
            _truths.Add(truth);
        });
    }

    private EdgeOutcome Outcome(ulong seed)
    {
        int count = _truths.Count;
        double Percent(int hits) => 100.0 * hits / count;
        var ceiling = new BatchLinear([.. _drives], [.. _truths], _encoder.OutputCount, OccupancyParts.ClassNames.Count, seed);
        float[] drives = [.. _drives];
        int ceilingHits = Enumerable.Range(0, count).Count(i => ceiling.Decide(drives.AsSpan(i * _encoder.OutputCount, _encoder.OutputCount)) == _truths[i]);
        double accuracy = Percent(_hits.Count(hit => hit));
        double best = Percent(_baselines.LogisticHits.Max());
        double Recall(int c) => 100.0 * _confusion[c, c] / (_confusion[c, 0] + _confusion[c, 1]);
        (string, double, string)[] figures =
        [
            ("accuracy", accuracy, "%"),
            ("online_logistic", best, "%"),
            ("labels_only", Percent(_baselines.LabelsOnlyHits), "%"),
            ("nearest_mean", Percent(_baselines.NearestMeanHits), "%"),
            ("online_kmeans", Percent(_baselines.ClusterHits), "%"),
            ("majority", Percent(_baselines.MajorityHits), "%"),
            ("batch_linear_all_labels", Percent(ceilingHits), "%"),
            ("accuracy_occupied", Recall(1), "%"),
            ("accuracy_empty", Recall(0), "%"),
            ("labels", _labelled.Count, "labels"),
            ("windows", count, "windows"),
        ];
        bool[][] hours = [.. _hits.Chunk(12 * Hour)];
        var curve = new LearningCurve(new CurveSeries("this loop", [.. hours.Select((_, i) => 0.5 * i)], [.. hours.Select(hour => 100.0 * hour.Count(hit => hit) / hour.Length)]))
        {
            XLabel = "days",
            References = [new ReferenceLine("online logistic, mean", best), new ReferenceLine("batch, all labels, mean", Percent(ceilingHits))],
        };
        return new EdgeOutcome(
            figures,
            [
                new SheetColumn(1.4f, (curve, 1)),
                new SheetColumn(1, (new ConfusionMatrix(_confusion, [.. OccupancyParts.ClassNames.Select(name => name.ToLowerInvariant())]), 1)),
            ])
        {
            Headline = new Headline(Text(accuracy), "of minutes right", Text(best), "online logistic regression, same labels"),
        };
    }

    private static string Text(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
