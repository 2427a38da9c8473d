using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Larmor.Cli.Deploying;
using Larmor.Firmware;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor deploy</c>: publishes the node, copies it over ssh, installs and starts it as a service.</summary>
internal static class DeployCommand
{
    internal static Command Create()
    {
        Argument<string> target = new("target") { Description = "user@host, as ssh takes it" };
        Option<string> config = new("--config") { Description = "Configuration of the node", Required = true, HelpName = "FILE" };
        Option<string> runtime = new("--runtime") { Description = "linux-arm64 or linux-x64", DefaultValueFactory = _ => "linux-arm64", HelpName = "RID" };
        Option<string?> binary = new("--binary") { Description = "larmor-node that was published before, instead of publishing", HelpName = "FILE" };
        Option<bool> dryRun = new("--dry-run") { Description = "Print every command, run none" };
        runtime.AcceptOnlyFromAmong("linux-arm64", "linux-x64");
        Command command = new("deploy", "Copy the node to a machine over ssh, install and start it there") { target, config, runtime, binary, dryRun };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            string file = parse.GetRequiredValue(config);
            FirmwareOptions.Read(file);
            string? program = parse.GetValue(binary);
            if (program is not null && !File.Exists(program))
            {
                throw new ArgumentException($"--binary '{program}' does not exist: publish it, or leave the option out");
            }

            if (!Directory.Exists(DeployPlan.Project))
            {
                throw new ArgumentException($"{DeployPlan.Project} is not in {Directory.GetCurrentDirectory()}: a deployment starts in the folder of a checkout");
            }

            string work = Path.Combine("runs", "deploy-" + parse.GetRequiredValue(runtime));
            TextWriter output = parse.InvocationConfiguration.Output;
            foreach (DeployStep step in DeployPlan.For(parse.GetRequiredValue(target), file, parse.GetRequiredValue(runtime), program, work))
            {
                output.WriteLine(step);
                if (!parse.GetValue(dryRun))
                {
                    Run(step);
                }
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static void Run(DeployStep step)
    {
        var start = new ProcessStartInfo(step.Program, step.Arguments);
        try
        {
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new IOException($"'{step}' ended with {process.ExitCode}: nothing after it was done; correct what it says and deploy again");
            }
        }
        catch (Win32Exception reason)
        {
            throw new IOException($"'{step.Program}' does not start: {reason.Message.TrimEnd('.')}: install it", reason);
        }
    }
}
