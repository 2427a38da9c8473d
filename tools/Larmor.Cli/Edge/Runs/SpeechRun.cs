using System.Globalization;
using Larmor.Cli.Edge.Baselines;
using Larmor.Cli.Edge.Settings;
using Larmor.Data;
using Larmor.Kernels;
using Larmor.Models;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>Spoken digits one after the other, the first few of each with a label, then the test recordings without.</summary>
internal static class SpeechRun
{
    private const int ClassCount = 10;
    private const int Rate = 8000;
    private const int PauseCount = Rate / 4;
    private const float PauseNoise = 1e-4f;
    private const int NormaliserMemory = 100_000;

    internal static EdgeOutcome Run(SpeechSettings settings, EdgeContext context)
    {
        IReadOnlyList<SpokenDigit> recordings = SpokenDigits.Load(context.DataDirectory);
        SpokenDigit[] train = [.. recordings.Where(recording => !recording.IsTest)];
        int[] order = [.. Enumerable.Range(0, train.Length)];
        new Pcg32((ulong)context.Seed, 11).Shuffle(order, order.Length);
        SpokenDigit[] stream = [.. order.Select(i => train[i]), .. recordings.Where(recording => recording.IsTest)];
        (List<float[]> drives, int[] truths) = Drives(stream, settings, context);
        var figures = new List<(string, double, string)>();
        string[] names = ["this loop", "its labels only", "online logistic", "nearest mean", "online k-means"];
        var curves = new List<double>[names.Length];
        var points = new List<CurvePoint>();
        for (int m = 0; m < names.Length; m++)
        {
            curves[m] = [];
        }

        foreach (int labels in settings.LabelCounts)
        {
            context.At(0.7, labels + " labels");
            double[] percents = Percents(drives, truths, train.Length, labels, settings);
            for (int m = 0; m < names.Length; m++)
            {
                curves[m].Add(percents[m]);
                string figure = m == 0 ? $"accuracy_{labels}" : $"{names[m].Replace("its ", "", StringComparison.Ordinal).Replace(' ', '_').Replace('-', '_')}_{labels}";
                figures.Add((figure, percents[m], "%"));
                points.Add(new CurvePoint(labels, names[m], Math.Round(percents[m], 2)));
            }
        }

        double ceiling = Ceiling(drives, truths, train.Length, (ulong)context.Seed);
        figures.Add(("batch_linear_all_labels", ceiling, "%"));
        double[] x = [.. settings.LabelCounts.Select(count => (double)count)];
        var panel = new LearningCurve([.. names.Select((name, m) => new CurveSeries(name, x, [.. curves[m]]))])
        {
            Title = "Right on 300 test recordings", XLabel = "labels", LogarithmicX = true, References = [new ReferenceLine("batch, 2,700 labels", ceiling)],
        };
        return new EdgeOutcome(figures, [new SheetColumn(1, (panel, 1))])
        {
            Curve = points,
            Headline = new Headline(curves[0][^1].ToString("0.0", CultureInfo.InvariantCulture) + " %", $"right with {settings.LabelCounts[^1]} labels"),
        };
    }

    /// <summary>The drive of every recording, through the loop; the encoder's normaliser runs along the stream.</summary>
    private static (List<float[]> Drives, int[] Truths) Drives(SpokenDigit[] stream, SpeechSettings settings, EdgeContext context)
    {
        var cepstrum = new MelCepstrum(KernelSelection.Best(), new MelCepstrumOptions
        {
            SampleRateHertz = Rate, WindowRoot = 16, Hop = 128, BandCount = 40, CoefficientCount = settings.CoefficientCount,
        });
        var encoder = new NormalisedEncoder(new UtteranceEncoder(cepstrum, Rate, settings.PartCount, settings.LoudDecibels, 1f), NormaliserMemory, 0);
        var drives = new List<float[]>();
        var silent = new Pcg32((ulong)context.Seed, 12);
        for (int i = 0; i < stream.Length; i++)
        {
            context.At(0.7 * i / stream.Length, $"recording {i + 1} of {stream.Length}");
            float[] samples = Padded(stream[i].Sound.Samples, silent);
            var window = new EventWindow(1, new MarkedEvents([samples.Length - 1]), Rate, 0);
            EdgeLoop loop = Replay.Loop(new ArraySensor(samples, 1, Rate), window, encoder, new IdleLearner(encoder.OutputCount));
            Replay.Run(loop, () => drives.Add([.. loop.Drive]));
        }

        return (drives, [.. stream.Select(recording => recording.Digit)]);
    }

    /// <summary>A second that ends with the word and a pause; a longer word loses its beginning.</summary>
    private static float[] Padded(float[] samples, Pcg32 silent)
    {
        int length = Math.Max(Rate, samples.Length + PauseCount);
        var padded = new float[length];
        for (int i = 0; i < length; i++)
        {
            padded[i] = PauseNoise * silent.NextNormal();
        }

        samples.CopyTo(padded, length - PauseCount - samples.Length);
        return padded;
    }

    private static double[] Percents(List<float[]> drives, int[] truths, int trainCount, int labels, SpeechSettings settings)
    {
        int n = drives[0].Length;
        var learner = new GaussianClasses(n, Options(settings, settings.UnlabelledWeight));
        var labelsOnly = new GaussianClasses(n, Options(settings, 0f));
        StreamBaseline[] baselines = [.. settings.LogisticRates.Select(rate => (StreamBaseline)new OnlineLogisticBaseline(n, ClassCount, rate)),
            new NearestMeanBaseline(n, ClassCount), new OnlineClusterBaseline(n, ClassCount, settings.ClusterCount)];
        var given = new int[ClassCount];
        var hits = new int[2 + baselines.Length];
        for (int i = 0; i < drives.Count; i++)
        {
            bool isTest = i >= trainCount;
            int label = !isTest && given[truths[i]] < labels / ClassCount ? truths[i] : StreamBaseline.NoLabel;
            if (label != StreamBaseline.NoLabel)
            {
                given[label]++;
            }

            int[] answers = [learner.Decide(drives[i]).ClassIndex, labelsOnly.Decide(drives[i]).ClassIndex, .. baselines.Select(baseline => baseline.Decide(drives[i]))];
            for (int m = 0; isTest && m < answers.Length; m++)
            {
                hits[m] += answers[m] == truths[i] ? 1 : 0;
            }

            if (!isTest)
            {
                learner.Learn(drives[i], label);
                labelsOnly.Learn(drives[i], label);
                Array.ForEach(baselines, baseline => baseline.Learn(drives[i], label));
            }
        }

        double[] percents = [.. hits.Select(hit => 100.0 * hit / (drives.Count - trainCount))];
        int rates = settings.LogisticRates.Length;
        return [percents[0], percents[1], percents[2..(2 + rates)].Max(), percents[2 + rates], percents[3 + rates]];
    }

    private static GaussianClassesOptions Options(SpeechSettings settings, float unlabelledWeight) => new()
    {
        ClassCount = ClassCount, UnlabelledWeight = unlabelledWeight, GuessLimit = settings.GuessLimit, Shrinkage = settings.Shrinkage, IsSequential = false,
    };

    private static double Ceiling(List<float[]> drives, int[] truths, int trainCount, ulong seed)
    {
        int n = drives[0].Length;
        var linear = new BatchLinear([.. drives.Take(trainCount).SelectMany(drive => drive)], truths[..trainCount], n, ClassCount, seed);
        int hits = Enumerable.Range(trainCount, drives.Count - trainCount).Count(i => linear.Decide(drives[i]) == truths[i]);
        return 100.0 * hits / (drives.Count - trainCount);
    }
}
