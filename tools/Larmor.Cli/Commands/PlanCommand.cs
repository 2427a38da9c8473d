using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Planning;
using Larmor.Cli.Training;
using Larmor.Hal;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor plan</c>: what a network needs on a chip before anything is learned, or what fits on a board before it is bought.</summary>
internal static class PlanCommand
{
    internal const string Name = "plan";
    internal const string Summary = "Show who serves which need and every buffer, or what fits on a board";

    /// <summary>Samples a second that a board is planned for.</summary>
    internal const double DefaultHertz = 50;

    internal static Command Create()
    {
        Argument<string> name = new("experiment|board")
        {
            Description = "A committed experiment or a .json file; or a board: " + BoardCatalog.Known + "; or all of them: " + BoardPlan.Every,
        };
        Option<string?> chip = CommonOptions.Chip();
        Option<string?> data = CommonOptions.Data();
        Option<int?> batch = NumberOption.Whole("--batch", "Mini-batch instead of the experiment's; 1 for a device", 1, ExperimentCatalog.LargestBatch);
        Option<double> rate = new("--rate") { Description = "Samples a second, for a board", DefaultValueFactory = _ => DefaultHertz, HelpName = "HZ" };
        Option<string> folder = new("--out") { Description = "Folder of a board's picture and result", DefaultValueFactory = _ => Path.Combine("runs", "plan"), HelpName = "DIR" };
        Option<bool> json = CommonOptions.Json();
        Command command = new(Name, Summary)
        {
            name, chip, data, batch, rate, folder, json,
        };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            if (BoardPlan.Knows(parse.GetRequiredValue(name)))
            {
                return BoardPlan.Run(
                    parse.InvocationConfiguration.Output, parse.GetRequiredValue(name), CheckRate(parse.GetValue(rate)),
                    parse.GetRequiredValue(folder), parse.GetValue(json));
            }

            Experiment experiment = ExperimentCatalog.Open(Known(parse.GetRequiredValue(name)));
            experiment = experiment with
            {
                Chip = parse.GetValue(chip) ?? experiment.Chip,
                Batch = parse.GetValue(batch) ?? experiment.Batch,
            };
            ExperimentCatalog.Check(experiment);
            using HostArithmetic host = HostArithmetic.Best(1);
            using ITrainingTask task = TrainingTasks.Create(
                experiment, TrainingData.Open(experiment, parse.GetValue(data)), experiment.Seeds[0], host);
            Write(parse.InvocationConfiguration.Output, experiment, task.Placement);
            return ExitCode.Done;
        }));
        return command;
    }

    private static string Known(string name) =>
        ExperimentCatalog.Names.Contains(name) || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? name
            : throw new ArgumentException(
                $"'{name}' is neither a board nor an experiment: boards are {BoardCatalog.Known}, or {BoardPlan.Every} for all; experiments are {string.Join(", ", ExperimentCatalog.Names)}, or a .json file",
                nameof(name));

    private static double CheckRate(double hertz) => hertz is >= 0.001 and <= 1e6
        ? hertz
        : throw new ArgumentException($"--rate is {hertz}; it must be 0.001 to 1000000 samples a second", nameof(hertz));

    private static void Write(TextWriter output, Experiment experiment, Placement placement)
    {
        output.WriteLine($"{experiment.Name} on {experiment.Chip}, batch {placement.BatchCapacity}, configuration {ExperimentCatalog.Hash(experiment)}");
        for (int i = 0; i < placement.Report.Count; i++)
        {
            PlacementLine line = placement.Report[i];
            output.WriteLine($"layer {line.LayerIndex}  {line.Need,-11} {line.ServedBy,-5} {line.Reason}");
        }

        for (int i = 0; i < placement.Memory.Count; i++)
        {
            MemoryPlanEntry entry = placement.Memory[i];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entry.Place,-5} {entry.Bytes,14:#,0} bytes  {entry.Name}"));
        }

        long multiplies = 0;
        for (int l = 0; l < placement.Network.LayerCount; l++)
        {
            multiplies += (long)placement.Network.Layer(l).TileInputCount * placement.Network.Layer(l).OutputCount;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"chip {placement.Memory.BytesIn(MemoryPlace.Chip):#,0} bytes, host {placement.Memory.BytesIn(MemoryPlace.Host):#,0} bytes; {multiplies:#,0} multiply-adds per answer when nothing is zero"));
    }
}
