using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Checkpoints;
using Larmor.Results;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor inspect</c>: what a checkpoint holds, after checking every byte of it.</summary>
internal static class InspectCommand
{
    internal const string Name = "inspect";
    internal const string Summary = "Check a checkpoint and say what it holds";

    internal static Command Create()
    {
        Argument<string> folder = new("folder") { Description = "Output folder of a run" };
        Command command = new(Name, Summary) { folder };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            var file = new CheckpointFile(parse.GetRequiredValue(folder));
            CheckpointReport report = file.Inspect();
            RunProgress progress = report.Progress;
            TextWriter output = parse.InvocationConfiguration.Output;
            if (report.Trouble is { } trouble)
            {
                output.WriteLine(trouble + ": the one before it counts");
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Path}: whole\nexperiment {progress.Experiment}, configuration {progress.ConfigurationHash}\nseed {progress.Seed}, {progress.Epoch} epochs and {progress.Step} steps done, {progress.Seconds:0.0} s of learning, {progress.Finished.Count} seeds finished"));
            foreach (CurvePoint point in progress.Curve)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {point.Epoch,5:0}  {point.Figure,-24} {point.Percent:0.00} %"));
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
