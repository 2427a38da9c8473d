using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Spikes;
using Larmor.Data;
using Larmor.Hal;
using Larmor.Models;
using Larmor.Pictures;
using Larmor.Results;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor measure</c>: what spikes do in a trained EqSpike network.</summary>
internal static class SpikeMeasureCommand
{
    internal const string Name = "measure";
    internal const string Summary = "Measure spikes in a trained EqSpike network 784-100-10";

    private const int Reach = 30;
    private const long LeastPairs = 50;
    private const int LargestRecording = 4_000_000;

    internal static Command Create() => new(Name, Summary) { Timing(), Energy() };

    private static Command Timing()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int?> samples = NumberOption.Whole("--samples", "Digits to learn first (default 20000)", 1, 10_000_000);
        Option<int?> images = NumberOption.Whole("--images", "Digits to measure on (default 60)", 1, 10_000);
        Option<int?> seed = NumberOption.Whole("--seed", "Seed (default 1)", 0, int.MaxValue);
        Option<string?> record = new("--record") { Description = "Write the spikes of the measured digits to this file, to be played by larmor replay", HelpName = "FILE" };
        Option<string> output = new("--out") { Description = "Folder for picture and result", DefaultValueFactory = _ => Path.Combine("runs", "stdp"), HelpName = "DIR" };
        Command command = new("stdp", "Change of a synapse over the time between two spikes, weights frozen, for both signs of the nudge") { data, samples, images, seed, record, output };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () => Timing(
            parse.GetValue(data), parse.GetValue(samples) ?? 20_000, parse.GetValue(images) ?? 60, parse.GetValue(seed) ?? 1,
            parse.GetValue(record), parse.GetRequiredValue(output), parse.InvocationConfiguration.Output)));
        return command;
    }

    private static Command Energy()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int?> samples = NumberOption.Whole("--samples", "Digits to learn first (default 20000)", 1, 10_000_000);
        Option<int?> images = NumberOption.Whole("--images", "Digits to count events on (default 200)", 1, 10_000);
        Option<int?> seed = NumberOption.Whole("--seed", "Seed (default 1)", 0, int.MaxValue);
        Command command = new("energy", "Events of a training sample and of an answer, and what published hardware would spend on them") { data, samples, images, seed };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () => Energy(
            parse.GetValue(data), parse.GetValue(samples) ?? 20_000, parse.GetValue(images) ?? 200, parse.GetValue(seed) ?? 1, parse.InvocationConfiguration.Output)));
        return command;
    }

    private static int Timing(string? data, int samples, int images, int seed, string? record, string folder, TextWriter words)
    {
        long start = Stopwatch.GetTimestamp();
        DataSet set = DataCatalog.Open("mnist", data);
        using HostArithmetic host = HostArithmetic.Best(1);
        using SpikingDigits trained = SpikingDigits.Trained(host, set, SpikingOptions.Long(seed, null), samples);
        words.WriteLine($"EqSpike 784-100-10, long set, {samples} digits learned, {images} measured, seed {seed}");
        var figures = new Dictionary<string, Figure>();
        var curves = new List<CurveSeries>();
        foreach (float beta in new[] { 2f, -2f })
        {
            EqSpikeOptions options = SpikingOptions.Long(seed, beta);
            using SpikingDigits frozen = trained.With(options);
            frozen.Learner.RateFactor = 0f;
            SpikeTiming timing = Measure(frozen, set.Test, images);
            string name = beta > 0 ? "plus" : "minus";
            (int Steps, double Mean, long Count)[] means = [.. timing.Means(LeastPairs)];
            foreach ((int steps, double mean, long _) in means.Where(point => point.Steps % 6 == 0 && Math.Abs(point.Steps) <= 18))
            {
                figures[string.Create(CultureInfo.InvariantCulture, $"beta_{name}_{steps}")] = new Figure(Math.Round(1000 * mean, 4), 0, 1, "1e-3");
            }

            words.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"beta {beta:+0;-0}: {string.Join("  ", means.Where(p => p.Steps % 6 == 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Steps:+0;-0;0}: {1000 * p.Mean:0.00}")))} (1e-3)"));
            curves.Add(new CurveSeries(
                string.Create(CultureInfo.InvariantCulture, $"beta {beta:+0;-0}"), [.. means.Select(p => (double)p.Steps)], [.. means.Select(p => 1000 * p.Mean)]));
        }

        EqSpikeOptions plus = SpikingOptions.Long(seed, 2f);
        curves.Add(new CurveSeries(
            "a lone pair, beta +2", [.. Enumerable.Range(-Reach, (2 * Reach) + 1).Select(n => (double)n)],
            [.. Enumerable.Range(-Reach, (2 * Reach) + 1).Select(n => 1000 * SpikeTiming.LonePair(plus, Math.Abs(n)))]));
        figures["lone_pair_turn"] = new Figure(Math.Round(SpikeTiming.LonePairTurn(plus), 4), 0, 1, "steps");
        if (record is not null)
        {
            Record(trained, set.Test, images, record, words);
        }

        string text = string.Create(CultureInfo.InvariantCulture, $"larmor measure stdp --samples {samples} --images {images} --seed {seed}");
        ResultFile result = MeasureCommand.Result(
            "stdp", figures, text, seed, Stopwatch.GetElapsedTime(start).TotalSeconds,
            "mean increment A rho'/beta of a spike, by time of the partner's nearest spike (output minus hidden, steps), nudged phase, frozen weights");
        MeasureCommand.Write(result, folder, words);
        Draw(curves, result, Path.Combine(folder, "stdp.png"));
        return ExitCode.Done;
    }

    private static SpikeTiming Measure(SpikingDigits digits, SampleSet samples, int images)
    {
        var timing = new SpikeTiming(Reach);
        digits.Learner.Observer = timing;
        for (int k = 0; k < images; k++)
        {
            digits.Learn(samples, k % samples.Count);
            timing.EndSample();
        }

        return timing;
    }

    private static void Record(SpikingDigits digits, SampleSet samples, int images, string path, TextWriter words)
    {
        var recorder = new SpikeRecorder(LargestRecording);
        digits.Learner.Observer = recorder;
        for (int k = 0; k < images; k++)
        {
            digits.Answer(samples, k % samples.Count);
        }

        AddressEventFile.Write(path, digits.Learner.Hidden.Count, digits.Learner.Output.Count, recorder.Events);
        words.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"recording  {path}: {recorder.Events.Count:#,0} spikes of {images} answers, {recorder.Events.DroppedCount:#,0} found no room"));
    }

    private static void Draw(List<CurveSeries> curves, ResultFile result, string path)
    {
        var plot = new LearningCurve([.. curves])
        {
            Title = "Change of a synapse over the time between its spikes",
            XLabel = "output spike minus hidden spike, steps",
            YLabel = "increment for a rate of 1, thousandths",
            Unit = "",
        };
        PictureFile.Write(
            new PictureSheet("Spike timing in a trained EqSpike network", new SheetColumn(1, (plot, 1)))
            {
                Subtitle = "The sign of the nudge turns the curve: with a random sign the pair average cancels and the contrast of rates remains.",
                Footer = ["chip digital", "commit " + result.Commit, result.Date],
            },
            path);
    }

    private static int Energy(string? data, int samples, int images, int seed, TextWriter words)
    {
        DataSet set = DataCatalog.Open("mnist", data);
        using HostArithmetic host = HostArithmetic.Best(1);
        foreach ((string name, EqSpikeOptions options) in new[] { ("short set", SpikingOptions.Short(seed)), ("long set", SpikingOptions.Long(seed, null)) })
        {
            using SpikingDigits digits = SpikingDigits.Trained(host, set, options, samples);
            digits.Learner.Events.Clear();
            for (int k = 0; k < images; k++)
            {
                digits.Answer(set.Test, k % set.Test.Count);
            }

            Tell(words, name + ", an answer", digits.Learner.Events, images);
            digits.Learner.Events.Clear();
            for (int k = 0; k < images; k++)
            {
                digits.Learn(set.Train, k % set.Train.Count);
            }

            Tell(words, name + ", a training sample", digits.Learner.Events, images);
        }

        words.WriteLine("inputs are constant currents: their products are not spikes and not counted; changes of input weights are");
        foreach (EventEnergy kind in EventEnergy.All)
        {
            words.WriteLine($"{kind.Name}: {kind.Source} ({kind.Evidence})");
        }

        return ExitCode.Done;
    }

    private static void Tell(TextWriter words, string what, SpikeEvents events, int images)
    {
        long spikes = events.HiddenSpikeCount + events.OutputSpikeCount;
        long updates = events.UpdateCount + events.InputUpdateCount;
        words.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {spikes / images:#,0} spikes, {events.SynapticEventCount / images:#,0} synaptic events, {events.UpdateCount / images:#,0} + {events.InputUpdateCount / images:#,0} updates, {events.NeuronStepCount / images:#,0} neuron steps"));
        foreach (EventEnergy kind in EventEnergy.All)
        {
            words.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"    {kind.Name,-16}{1e3 * kind.Microjoules(events.SynapticEventCount, spikes, updates, events.NeuronStepCount) / images,12:0.000} nanojoules"));
        }
    }
}
