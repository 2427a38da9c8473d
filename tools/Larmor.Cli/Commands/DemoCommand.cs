using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Files;
using Larmor.Cli.Results;
using Larmor.Cli.Training;
using Larmor.Hal;
using Larmor.Pictures;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor demo</c>: learns the embedded digits without labels, in seconds, and shows what came of it.</summary>
internal static class DemoCommand
{
    internal const string Name = "demo";
    internal const string Summary = "Learn handwritten digits without labels, offline, in seconds";

    internal static Command Create()
    {
        Option<string?> chip = CommonOptions.Chip();
        Option<int?> seed = NumberOption.Whole("--seed", "Seed instead of 1", 0, int.MaxValue);
        Option<int?> threads = CommonOptions.Threads();
        Option<string> output = new("--out") { Description = "Folder for picture and result", DefaultValueFactory = _ => Path.Combine("runs", "demo"), HelpName = "DIR" };
        Option<bool> json = CommonOptions.Json();
        Command command = new(Name, Summary) { chip, seed, threads, output, json };
        command.SetAction((parse, cancellation) => Task.FromResult(Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            Experiment experiment = ExperimentCatalog.Open("demo");
            experiment = experiment with
            {
                Chip = parse.GetValue(chip) ?? experiment.Chip,
                Seeds = parse.GetValue(seed) is { } number ? [number] : experiment.Seeds,
            };
            return Run(parse, experiment, parse.GetValue(threads) ?? experiment.Threads, parse.GetValue(output)!, parse.GetValue(json), cancellation);
        })));
        return command;
    }

    private static int Run(ParseResult parse, Experiment experiment, int threads, string folder, bool json, CancellationToken cancellation)
    {
        TextWriter error = parse.InvocationConfiguration.Error;
        TextWriter output = parse.InvocationConfiguration.Output;
        OutputFolder.Prepare(folder);
        using HostArithmetic host = HostArithmetic.Best(threads);
        TrainingData data = TrainingData.Open(experiment, null);
        TextWriter words = json ? error : output;
        words.WriteLine($"chip {experiment.Chip}  seed {experiment.Seeds[0]}  configuration {ExperimentCatalog.Hash(experiment)}");
        words.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Train.Count:#,0} handwritten digits of 8 x 8 pixels, {experiment.Layers[0]} neurons, no labels ..."));
        long start = Stopwatch.GetTimestamp();
        var runner = new ExperimentRunner(experiment, data, host, new ConsoleRunView(error, !Console.IsErrorRedirected), folder, 0);
        try
        {
            ResultFile? run = runner.Run(resume: false, "larmor demo", cancellation);
            if (run is null)
            {
                error.WriteLine("larmor: interrupted; nothing is kept: start again with: larmor demo");
                return ExitCode.Interrupted;
            }

            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            ResultFile result = run with
            {
                Figures = new Dictionary<string, Figure>
                {
                    ["accuracy"] = run.Figures["direct_1pct"],
                    ["untrained"] = run.Figures["untrained_direct_1pct"],
                    ["accuracy_all_labels"] = run.Figures["direct_all"],
                    ["seconds"] = new Figure(Math.Round(seconds, 2), 0, 1, "s"),
                },
            };
            string picture = Path.Combine(folder, "demo.png");
            var task = (SelfDefinedTargetTask)runner.LastTask!;
            PictureFile.Write(RunPictures.Sheet(experiment, data, task, run, cancellation), picture);
            result.Write(Path.Combine(folder, "demo.json"));
            Tell(words, task, result, data, picture);
            if (json)
            {
                output.WriteLine(result.ToJson(oneLine: true));
            }

            return result.Figures["accuracy"].Mean < experiment.Asked["direct_1pct"] ? ExitCode.BelowAsked : ExitCode.Done;
        }
        finally
        {
            runner.LastTask?.Dispose();
        }
    }

    private static void Tell(TextWriter words, SelfDefinedTargetTask task, ResultFile result, TrainingData data, string picture)
    {
        float[] weights = RunPictures.FirstLayer(task);
        int inputs = task.Placement.Network.InputCount;
        int step = task.Learner.OutputCount / 20;
        float[][] tiles = [.. Enumerable.Range(0, 20).Select(i => weights[(i * step * inputs)..(((i * step) + 1) * inputs)])];
        TerminalColours colours = TerminalPreview.Detect(Console.IsOutputRedirected, Environment.GetEnvironmentVariable);
        words.WriteLine("\nwhat twenty of the neurons look for:");
        foreach (string line in TerminalPreview.Mosaic(tiles, data.Train.Width, data.Train.Height, 10, colours))
        {
            words.WriteLine(line);
        }

        ChipCounters counters = task.Placement.Chip.ReadCounters();
        MemoryPlan memory = task.Placement.Memory;
        words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            accuracy   {result.Figures["accuracy"].Mean:0.0} % of {data.Test.Count:#,0} digits by other writers, neurons named with {task.OnePercent.Count} labels (1 %)
            untrained  {result.Figures["untrained"].Mean:0.0} % (the same network before learning); with all labels {result.Figures["accuracy_all_labels"].Mean:0.0} %
            learning   {result.Seconds:0.0} s; {counters.MultiplyAddCount / 1e6:#,0} million multiply-adds asked, {100.0 * counters.SkippedCount / Math.Max(1, counters.MultiplyAddCount):0} % skipped as zero, {counters.UpdateCount / 1e6:#,0} million synapse updates
            memory     {memory.BytesIn(MemoryPlace.Chip) / 1024.0:#,0} KB on the chip, {memory.BytesIn(MemoryPlace.Host) / 1024.0:#,0} KB on the host
            picture    {picture}
            """));
    }
}
