using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Files;
using Larmor.Cli.Sweeping;
using Larmor.Cli.Training;
using Larmor.Kernels;
using Larmor.Pictures;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor sweep</c>: accuracy over spread, stuck cells, write noise and bits, as a heat map.</summary>
internal static class SweepCommand
{
    internal const string Name = "sweep";
    internal const string Summary = "Train on chips of every spread, stuck fraction, write noise and resolution: a robustness map";

    internal static Command Create()
    {
        Option<string> experiment = new("--experiment") { Description = "Experiment to repeat: one with selfDefinedTarget on a crossbar", DefaultValueFactory = _ => "robustness", HelpName = "NAME" };
        Option<double[]?> spreads = NumberOption.Reals("--spread", "Device-to-device spreads (default 0 0.05 0.15 0.3)", 0, 0.3);
        Option<double[]?> stucks = NumberOption.Reals("--stuck", "Fractions of stuck cells (default 0 0.01 0.05 0.15)", 0, 1);
        Option<double[]?> noises = NumberOption.Reals("--write-noise", "Write noises, relative to the range (default 0 0.02 0.1)", 0, 1);
        Option<int[]?> bits = NumberOption.Wholes("--bits", "Bits of a cell; 0 is a continuous one (default 0 6 4 2)", 0, 16);
        Option<int[]?> seed = CommonOptions.Seeds();
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> data = CommonOptions.Data();
        Option<string> folder = new("--out") { Description = "Folder of points, result and picture", DefaultValueFactory = _ => Path.Combine("runs", "sweep"), HelpName = "DIR" };
        Option<bool> resume = new("--resume") { Description = "Go on from the points that are there" };
        Command command = new(Name, Summary)
        {
            experiment, spreads, stucks, noises, bits, seed, threads, data, folder, resume,
        };
        command.SetAction((parse, cancellation) => Task.FromResult(Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            Experiment asked = ExperimentCatalog.Open(parse.GetRequiredValue(experiment));
            if (asked.SelfDefinedTarget is null || asked.Chips is not null)
            {
                throw new ArgumentException($"experiment '{asked.Name}' cannot be swept: name one with selfDefinedTarget and one chip, for example robustness");
            }

            asked = parse.GetValue(seed) is { Length: > 0 } seeds ? asked with { Seeds = [seeds[0]] } : asked;
            var grid = new SweepGrid(
                Or(parse.GetValue(spreads), [0, 0.05, 0.15, 0.3]), Or(parse.GetValue(stucks), [0, 0.01, 0.05, 0.15]),
                Or(parse.GetValue(noises), [0, 0.02, 0.1]), parse.GetValue(bits) is { Length: > 0 } some ? some : [0, 6, 4, 2]);
            string line = "larmor sweep" + Text("--experiment", asked.Name == "robustness" ? null : new[] { asked.Name })
                + Text("--spread", parse.GetValue(spreads)) + Text("--stuck", parse.GetValue(stucks)) + Text("--write-noise", parse.GetValue(noises))
                + Text("--bits", parse.GetValue(bits)) + Text("--seed", parse.GetValue(seed));
            return Run(
                line, asked, grid, parse.GetValue(data), parse.GetValue(threads) ?? 0, parse.GetRequiredValue(folder), parse.GetValue(resume),
                parse.InvocationConfiguration, cancellation);
        })));
        return command;
    }

    private static T[] Or<T>(T[]? given, T[] fallback) => given is { Length: > 0 } ? given : fallback;

    private static string Text<T>(string option, T[]? values) => values is { Length: > 0 }
        ? string.Create(CultureInfo.InvariantCulture, $" {option} {string.Join(' ', values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}")))}")
        : "";

    private static int Run(
        string line, Experiment experiment, SweepGrid grid, string? data, int threads, string folder, bool resume,
        InvocationConfiguration console, CancellationToken cancellation)
    {
        long begun = Stopwatch.GetTimestamp();
        OutputFolder.Prepare(folder);
        TrainingData set = TrainingData.Open(experiment, data);
        void Done(int count, double accuracy) =>
            console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} of {grid.Count} points, last {accuracy:0.0} %"));
        var map = new RobustnessMap(experiment, set, grid, Path.Combine(folder, "points.txt"), resume, Done, cancellation);
        using var team = new WorkerTeam(threads);
        if (!map.Run(team))
        {
            console.Error.WriteLine($"larmor: interrupted; go on with: {line} --resume --out {folder}");
            return ExitCode.Interrupted;
        }

        double best = map.Accuracies.Max();
        Figure Percent(double value) => new(Math.Round(value, 3), 0, 1, "%");
        var figures = new Dictionary<string, Figure>
        {
            ["first_point"] = Percent(map.Accuracies[0]),
            ["best"] = Percent(best),
            ["worst"] = Percent(map.Accuracies.Min()),
            ["points"] = new(grid.Count, 0, 1, "points"),
            ["points_within_1"] = new(map.Accuracies.Count(value => value >= map.Accuracies[0] - 1), 0, 1, "points"),
        };
        ResultFile result = MeasureCommand.Result(
            "sweep", figures, line, experiment.Seeds[0], Stopwatch.GetElapsedTime(begun).TotalSeconds,
            $"{experiment.Data}, {string.Join('-', experiment.Layers)} outputs, {experiment.Epochs} epochs; direct association with all labels; "
            + "points within 1: at most a point below the first, ideal one");
        MeasureCommand.Write(result, folder, console.Output);
        var values = new double[grid.RowCount, grid.ColumnCount];
        for (int point = 0; point < grid.Count; point++)
        {
            values[grid.Row(point), grid.Column(point)] = map.Accuracies[point];
        }

        var heat = new HeatMap(
            values, [.. Enumerable.Range(0, grid.RowCount).Select(grid.RowName)], [.. Enumerable.Range(0, grid.ColumnCount).Select(grid.ColumnName)])
        {
            Title = "Accuracy, %",
            RowLabel = "resolution and write noise of a cell",
            ColumnLabel = "spread % / stuck cells %",
        };
        PictureFile.Write(
            new PictureSheet("What a chip may get wrong", new SheetColumn(1, (heat, 1)))
            {
                Subtitle = $"The same learner on {grid.Count} crossbars: {experiment.Title}.",
                Footer = [line, "commit " + result.Commit, result.Date],
            },
            Path.Combine(folder, "sweep.png"));
        console.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"first {map.Accuracies[0]:0.0} %, best {best:0.0} %, worst {map.Accuracies.Min():0.0} %; picture in {folder}"));
        return ExitCode.Done;
    }
}
