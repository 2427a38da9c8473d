using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Checkpoints;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor inspect</c>: what a checkpoint holds, after checking every byte of it.</summary>
internal static class InspectCommand
{
    internal static Command Create()
    {
        Argument<string> folder = new("folder") { Description = "Output folder of a run" };
        Command command = new("inspect", "Check a checkpoint and say what it holds") { folder };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            var file = new CheckpointFile(parse.GetRequiredValue(folder));
            RunProgress progress = file.ReadProgress();
            TextWriter output = parse.InvocationConfiguration.Output;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{file.Location}: whole\nexperiment {progress.Experiment}, configuration {progress.ConfigurationHash}\nseed {progress.Seed}, epoch {progress.Epoch + 1}, step {progress.Step}, {progress.Seconds:0.0} s of learning, {progress.Finished.Count} seeds finished"));
            foreach (CurvePoint point in progress.Curve)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {point.Epoch,5:0}  {point.Figure,-24} {point.Percent:0.00} %"));
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
