using Larmor.Cli.Edge.Baselines;
using Larmor.Cli.Edge.Settings;
using Larmor.Data;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>One subject left out: the loop and its baselines see the same drives and the same labels.</summary>
internal sealed class WatchFold
{
    private const int NormaliserMemory = 100_000;

    private readonly WatchSettings _settings;
    private readonly int[,] _confusion;
    private readonly ulong _seed;
    private readonly NormalisedEncoder _encoder;
    private readonly GaussianClasses _learner;
    private readonly HashSet<(string, long, int)> _labelled = [];
    private readonly Dictionary<string, double> _clock = [];
    private readonly List<float> _drives = [];
    private readonly List<int> _truths = [];
    private readonly List<float[]> _testDrives = [];
    private readonly List<int> _testTruths = [];

    internal WatchFold(WatchSettings settings, string subject, int[,] confusion, ulong seed)
    {
        int classes = WatchRecordings.ClassNames.Count;
        _settings = settings;
        _confusion = confusion;
        _seed = seed;
        Subject = subject;
        _encoder = new NormalisedEncoder(new StatisticsEncoder(WatchRecordings.ChannelCount, settings.WindowLength, 0.02f), NormaliserMemory, 0);
        int n = _encoder.OutputCount;
        var options = new GaussianClassesOptions
        {
            ClassCount = classes, UnlabelledWeight = settings.UnlabelledWeight, GuessLimit = settings.GuessLimit, Shrinkage = settings.Shrinkage,
        };
        _learner = new GaussianClasses(n, options);
        Baselines = new BaselinePanel(n, classes, settings.Shrinkage, settings.LogisticRates, settings.ClusterCount);
    }

    internal string Subject { get; }

    internal int WindowCount { get; private set; }

    internal int LabelCount { get; private set; }

    internal int Hits { get; private set; }

    internal BaselinePanel Baselines { get; }

    internal int CeilingHits { get; private set; }

    internal double Percent(int hits) => 100.0 * hits / WindowCount;

    internal void Run(IReadOnlyList<WatchExecution> executions)
    {
        foreach (WatchExecution execution in executions.Where(execution => execution.Subject != Subject))
        {
            Play(execution, isTest: false);
        }

        foreach (WatchExecution execution in executions.Where(execution => execution.Subject == Subject))
        {
            Play(execution, isTest: true);
        }

        var ceiling = new BatchLinear([.. _drives], [.. _truths], _encoder.OutputCount, WatchRecordings.ClassNames.Count, _seed);
        for (int i = 0; i < _testDrives.Count; i++)
        {
            CeilingHits += ceiling.Decide(_testDrives[i]) == _testTruths[i] ? 1 : 0;
        }
    }

    /// <summary>The class that most samples of a window have.</summary>
    private static int Truth(WatchExecution execution, int end, int length)
    {
        var counts = new int[WatchRecordings.ClassNames.Count];
        for (int i = end - length; i < end; i++)
        {
            counts[execution.Labels[i]]++;
        }

        return Array.IndexOf(counts, counts.Max());
    }

    private void Play(WatchExecution execution, bool isTest)
    {
        EdgeLoop loop = Replay.Loop(
            new ArraySensor(execution.Samples, WatchRecordings.ChannelCount, 100f),
            new SlidingWindow(WatchRecordings.ChannelCount, _settings.WindowLength, _settings.Hop), _encoder, _learner);
        loop.Start();
        double begun = _clock.GetValueOrDefault(execution.Subject);
        Baselines.Interrupt();
        Replay.Run(loop, () =>
        {
            int end = (int)loop.SampleCount;
            int truth = Truth(execution, end, _settings.WindowLength);
            double seconds = begun + ((execution.Milliseconds[end - 1] - execution.Milliseconds[0]) / 1000.0);
            bool isLabelled = !isTest && _labelled.Add((execution.Subject, (long)(seconds / _settings.LabelSeconds), truth));
            Judge(loop.Drive, loop.Decision.ClassIndex, truth, isTest, isLabelled);
            if (isLabelled)
            {
                loop.Apply(EdgeCommand.Label, truth);
            }
        });
        _clock[execution.Subject] = begun + ((execution.Milliseconds[^1] - execution.Milliseconds[0]) / 1000.0);
    }

    private void Judge(float[] drive, int decided, int truth, bool isTest, bool isLabelled)
    {
        if (isTest)
        {
            WindowCount++;
            Hits += decided == truth ? 1 : 0;
            Baselines.Judge(drive, truth);
            _confusion[truth, Math.Max(decided, 0)]++;
            _testDrives.Add([.. drive]);
            _testTruths.Add(truth);
            return;
        }

        LabelCount += isLabelled ? 1 : 0;
        Baselines.Learn(drive, truth, isLabelled);
        _drives.AddRange(drive);
        _truths.Add(truth);
    }
}
