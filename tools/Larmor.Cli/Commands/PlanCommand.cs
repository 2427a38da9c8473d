using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Training;
using Larmor.Hal;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor plan</c>: what a network needs on a chip, before anything is learned.</summary>
internal static class PlanCommand
{
    internal const string Name = "plan";
    internal const string Summary = "Show who serves which need, and every buffer";

    internal static Command Create()
    {
        Argument<string> name = new("experiment") { Description = "Name of a committed experiment, or a .json file" };
        Option<string?> chip = CommonOptions.Chip();
        Option<string?> data = CommonOptions.Data();
        Option<int?> batch = NumberOption.Whole("--batch", "Mini-batch instead of the experiment's; 1 for a device", 1, ExperimentCatalog.LargestBatch);
        Command command = new(Name, Summary) { name, chip, data, batch };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            Experiment experiment = ExperimentCatalog.Open(parse.GetRequiredValue(name));
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
