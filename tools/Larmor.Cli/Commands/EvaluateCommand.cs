using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Checkpoints;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Cli.Training;
using Larmor.Data;
using Larmor.Hal;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor evaluate</c>: measures the network in a checkpoint.</summary>
internal static class EvaluateCommand
{
    internal const string Name = "evaluate";
    internal const string Summary = "Measure the network in a checkpoint";

    internal static Command Create()
    {
        Argument<string> name = new("experiment") { Description = "Name of a committed experiment, or a .json file" };
        Option<string?> from = new("--from") { Description = "Output folder of the run (default runs/<experiment>)", HelpName = "DIR" };
        Option<string?> chip = CommonOptions.Chip();
        Option<string?> data = CommonOptions.Data();
        Option<int?> threads = CommonOptions.Threads();
        Command command = new(Name, Summary) { name, from, chip, data, threads };
        command.SetAction((parse, cancellation) => Task.FromResult(Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            Experiment experiment = ExperimentCatalog.Open(parse.GetRequiredValue(name));
            experiment = experiment with { Chip = parse.GetValue(chip) ?? experiment.Chip };
            var file = new CheckpointFile(parse.GetValue(from) ?? Path.Combine("runs", experiment.Name));
            RunProgress progress = file.Inspect(experiment.Name, ExperimentCatalog.Hash(experiment)).Progress;
            if (!progress.HasLearned)
            {
                throw new DataException(
                    $"checkpoint '{file.Location}' is between two seeds: seed {progress.Seed} has learned nothing yet: go on with 'larmor train --resume' first");
            }

            using HostArithmetic host = HostArithmetic.Best(parse.GetValue(threads) ?? experiment.Threads);
            using ITrainingTask task = TrainingTasks.Create(
                experiment, TrainingData.Open(experiment, parse.GetValue(data)), progress.Seed, host);
            file.LoadState(task);
            var figures = new FigureSet();
            task.Evaluate(figures, true, "", cancellation);
            foreach (string figure in figures.Names)
            {
                parse.InvocationConfiguration.Output.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{figure,-24} {figures[figure]:0.00} %"));
            }

            return ExitCode.Done;
        })));
        return command;
    }
}
