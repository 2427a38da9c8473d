using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Files;
using Larmor.Cli.Results;
using Larmor.Cli.Training;
using Larmor.Hal;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor train</c>: repeats a committed experiment, or any of one's own.</summary>
internal static class TrainCommand
{
    internal const string Name = "train";
    internal const string Summary = "Run an experiment: learn, measure, write the result";

    internal static Command Create()
    {
        Argument<string> name = new("experiment") { Description = "Name of a committed experiment (" + string.Join(", ", ExperimentCatalog.Names) + "), or a .json file" };
        Option<string?> data = CommonOptions.Data();
        Option<string?> chip = CommonOptions.Chip();
        Option<int[]?> seeds = CommonOptions.Seeds();
        Option<int?> epochs = NumberOption.Whole("--epochs", "Passes over the data, instead of the experiment's", 1, ExperimentCatalog.MostEpochs);
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> output = new("--out") { Description = "Folder for checkpoint, result and pictures (default runs/<experiment>)", HelpName = "DIR" };
        Option<bool> resume = new("--resume") { Description = "Go on from the checkpoint in the output folder, if there is one" };
        Option<double?> every = NumberOption.Real("--checkpoint-seconds", "Seconds between checkpoints (default 60); 0 for none", 0, 1e6);
        Option<bool> json = CommonOptions.Json();
        Command command = new(Name, Summary) { name, data, chip, seeds, epochs, threads, output, resume, every, json };
        command.SetAction((parse, cancellation) => Task.FromResult(Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            string asked = parse.GetRequiredValue(name);
            Experiment experiment = ExperimentCatalog.Open(asked);
            string line = "larmor train " + asked;
            if (parse.GetValue(chip) is { } address)
            {
                experiment = experiment with { Chip = address };
                line += " --chip " + address;
            }

            if (parse.GetValue(seeds) is { Length: > 0 } numbers)
            {
                experiment = experiment with { Seeds = numbers };
                line += " --seed " + string.Join(' ', numbers);
            }

            if (parse.GetValue(epochs) is { } count)
            {
                experiment = experiment with { Epochs = count };
                line += string.Create(CultureInfo.InvariantCulture, $" --epochs {count}");
            }

            ExperimentCatalog.Check(experiment);
            return Run(parse, experiment, line, parse.GetValue(data), parse.GetValue(threads) ?? experiment.Threads, parse.GetValue(output),
                parse.GetValue(resume), parse.GetValue(every) ?? 60, parse.GetValue(json), cancellation);
        })));
        return command;
    }

    private static int Run(
        ParseResult parse, Experiment experiment, string line, string? data, int threads, string? output,
        bool resume, double checkpointSeconds, bool json, CancellationToken cancellation)
    {
        string folder = output ?? Path.Combine("runs", experiment.Name);
        OutputFolder.Prepare(folder);
        TextWriter error = parse.InvocationConfiguration.Error;
        TextWriter result = parse.InvocationConfiguration.Output;
        using HostArithmetic host = HostArithmetic.Best(threads);
        TrainingData set = TrainingData.Open(experiment, data);
        (json ? error : result).WriteLine(
            $"chip {experiment.Chip}  seeds {string.Join(',', experiment.Seeds)}  configuration {ExperimentCatalog.Hash(experiment)}  data {set.Source}");
        var view = new ConsoleRunView(error, !Console.IsErrorRedirected);
        var runner = new ExperimentRunner(experiment, set, host, view, folder, checkpointSeconds);
        try
        {
            ResultFile? done = runner.Run(resume, line, cancellation);
            if (done is null)
            {
                error.WriteLine("larmor: interrupted; " + (runner.CanResume
                    ? $"go on with: {line} --resume{Places(data, output)}"
                    : $"nothing was confirmed yet: start again with: {line}{Places(data, output)}"));
                return ExitCode.Interrupted;
            }

            done.Write(Path.Combine(folder, experiment.Name + ".json"));
            RunPictures.Write(experiment, set, runner, folder, done, cancellation);
            result.WriteLine(json ? done.ToJson(oneLine: true) : FigureTable.Text(experiment, done) + $"\npictures and result in {folder}");
            return FigureTable.BelowAsked(experiment, done) ? ExitCode.BelowAsked : ExitCode.Done;
        }
        finally
        {
            runner.LastTask?.Dispose();
        }
    }

    private static string Places(string? data, string? output) =>
        (data is null ? "" : " --data " + data) + (output is null ? "" : " --out " + output);
}
