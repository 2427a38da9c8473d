using System.Globalization;
using Larmor.Cli.Edge.Settings;
using Larmor.Data;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>Normal vibration is learned, the rest of it held out for false alarms, then each fault is shown.</summary>
internal static class BearingRun
{
    private const int Rate = 12000;

    internal static EdgeOutcome Run(BearingSettings settings, EdgeContext context)
    {
        IReadOnlyList<BearingRecording> recordings = BearingRecordings.Load(context.DataDirectory);
        BearingRecording normal = recordings.First(recording => recording.Condition == "normal");
        var encoder = new SpectrumEncoder(2, settings.WindowLength, new SpectrumEncoderOptions
        {
            SampleRateHertz = Rate, LowHertz = settings.LowHertz, HighHertz = settings.HighHertz, BandCount = settings.BandCount,
        });
        int samples = normal.DriveEnd.Length / (normal.SampleRateHertz / Rate);
        int warmUp = (int)(((settings.LearnShare * samples) - settings.WindowLength) / settings.Hop);
        (string Name, NoveltyLearner Learner)[] learners =
        [
            ("gaussian", Learner(new GaussianNovelty(encoder.OutputCount, new GaussianNoveltyOptions { Shrinkage = settings.Shrinkage }), warmUp, settings)),
            ("robust", Learner(new RobustNovelty(encoder.OutputCount, new RobustNoveltyOptions { Shrinkage = settings.Shrinkage, Capacity = warmUp }), warmUp, settings)),
        ];
        var figures = new List<(string, double, string)>();
        var rows = new List<(string Name, List<float> Scores, float Threshold)>();
        double headline = 0;
        foreach ((string name, NoveltyLearner learner) in learners)
        {
            context.At(name == "gaussian" ? 0.1 : 0.5, name + " learns normal");
            (List<float> usual, int falseAlarms) = Scores(normal, encoder, learner, settings);
            float strict = Roc.Threshold(usual, settings.FalseAlarmRate);
            var all = new List<float>();
            double least = 100;
            int own = 0;
            foreach (BearingRecording fault in recordings.Where(recording => recording.Condition != "normal"))
            {
                (List<float> scores, int alarms) = Scores(fault, encoder, learner, settings);
                least = Math.Min(least, Roc.Above(scores, strict));
                if (name == "gaussian")
                {
                    rows.Add((fault.Title, scores, strict));
                }

                own += alarms;
                all.AddRange(scores);
            }

            string prefix = name == "gaussian" ? "" : name + "_";
            double detection = Roc.Above(all, strict);
            headline = name == "gaussian" ? detection : headline;
            figures.Add((prefix + "detection_at_1pct", detection, "%"));
            figures.Add((prefix + "detection_least_fault", least, "%"));
            figures.Add((prefix + "detection_own_threshold", 100.0 * own / all.Count, "%"));
            figures.Add((prefix + "false_alarms_own_threshold", 100.0 * falseAlarms / usual.Count, "%"));
            figures.Add((prefix + "auc", Roc.Area(usual, all), ""));
            figures.Add((prefix + "normal_windows", usual.Count, "windows"));
            figures.Add((prefix + "fault_windows", all.Count, "windows"));
            if (name == "gaussian")
            {
                rows.Insert(0, ("normal, held out", usual, strict));
            }
        }

        double[] shares = [0, 0.01, 0.5, 0.99, 1];
        var table = new double[rows.Count, shares.Length];
        for (int r = 0; r < rows.Count; r++)
        {
            float[] sorted = [.. rows[r].Scores.Order()];
            for (int c = 0; c < shares.Length; c++)
            {
                table[r, c] = Math.Log10(sorted[(int)(shares[c] * (sorted.Length - 1))] / rows[r].Threshold);
            }
        }

        var panel = new HeatMap(table, [.. rows.Select(row => row.Name)], ["least", "1 %", "median", "99 %", "largest"])
        {
            Title = "Score over the threshold of 1 % false alarms, powers of ten: above 0 is an alarm", ColumnLabel = "of the windows of a recording", Format = "0.00",
        };
        return new EdgeOutcome(figures, [new SheetColumn(1, (panel, 1))])
        {
            Headline = new Headline(headline.ToString("0.0", CultureInfo.InvariantCulture) + " %", "of fault windows found at 1 % false alarms"),
        };
    }

    private static NoveltyLearner Learner(INoveltyModel model, int warmUp, BearingSettings settings) =>
        new(model, new NoveltyLearnerOptions { WarmUpCount = warmUp, FalseAlarmRate = settings.FalseAlarmRate });

    /// <summary>Scores of the windows after the warm-up, and how many raised an alarm; normal is at 48 kHz and brought down to the faults' rate.</summary>
    private static (List<float> Scores, int Alarms) Scores(BearingRecording recording, SpectrumEncoder encoder, NoveltyLearner learner, BearingSettings settings)
    {
        ISensor sensor = new ArraySensor(Replay.Interleave(recording.DriveEnd, recording.FanEnd), 2, recording.SampleRateHertz);
        sensor = recording.SampleRateHertz == Rate ? sensor : new DecimatingSensor(sensor, recording.SampleRateHertz / Rate);
        EdgeLoop loop = Replay.Loop(
            sensor, new SlidingWindow(2, settings.WindowLength, settings.Hop), encoder, learner, new SensorGuardOptions { StuckCount = 64 });
        var scores = new List<float>();
        int alarms = 0;
        Replay.Run(loop, () =>
        {
            if (learner.IsReady)
            {
                scores.Add(loop.Decision.Score);
                alarms += loop.Decision.IsAlarm ? 1 : 0;
            }
        });
        return (scores, alarms);
    }
}
