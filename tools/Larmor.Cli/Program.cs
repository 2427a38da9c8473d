using System.CommandLine;
using System.CommandLine.Parsing;
using Larmor.Cli.Commands;

namespace Larmor.Cli;

/// <summary>The <c>larmor</c> command.</summary>
public static class Program
{
    /// <summary>Parses, runs, and answers with an exit code; wrong usage is 2, as documented.</summary>
    public static int Main(string[] args)
    {
        var root = new RootCommand("Learn where you stand: the runtime for neuromorphic hardware.")
        {
            DemoCommand.Create(),
            TrainCommand.Create(),
            EvaluateCommand.Create(),
            PlanCommand.Create(),
            InspectCommand.Create(),
            DataCommand.Create(),
            ResultsCommand.Create(),
            BenchCommand.Create(),
            VerifyCommand.Create(),
            SpikeMeasureCommand.Create(),
            ReplayCommand.Create(),
            EdgeVerb.Create(),
            DeviceSpeedCommand.Create(),
            WireFaultsCommand.Create(),
            RadioSpreadCommand.Create(),
            SweepCommand.Create(),
            CharacteriseCommand.Create(),
            SimulateCommand.Create(),
            DeployCommand.Create(),
            FirmwareMeasureCommand.Create(),
        };
        ParseResult parse = root.Parse(args);
        if (parse.Errors.Count > 0 && parse.CommandResult.Command != root)
        {
            // Someone who knows the verb wants the mistake, not the whole help.
            string verb = string.Join(' ', Path(parse.CommandResult));
            string mistakes = string.Join("; ", parse.Errors.Select(mistake => mistake.Message.TrimEnd('.')));
            Console.Error.WriteLine($"larmor: {mistakes}: see 'larmor {verb} --help'");
            return ExitCode.BadInput;
        }

        // The loops answer Ctrl-C themselves: they write a checkpoint first, however long that takes.
        using var interruption = new Interruption();
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null };
        int code = parse.InvokeAsync(configuration, interruption.Token).GetAwaiter().GetResult();
        return parse.Errors.Count > 0 ? ExitCode.BadInput : code;
    }

    /// <summary>The verbs that lead to a command, the program's own name left out.</summary>
    private static IEnumerable<string> Path(CommandResult command) =>
        command.Parent is CommandResult parent ? Path(parent).Append(command.Command.Name) : [];
}
