using System.CommandLine;
using System.CommandLine.Parsing;
using Larmor.Cli.Commands;

namespace Larmor.Cli;

/// <summary>The <c>larmor</c> command.</summary>
public static class Program
{
    private static readonly Verb[] s_verbs =
    [
        new(DemoCommand.Name, DemoCommand.Summary, DemoCommand.Create),
        new(TrainCommand.Name, TrainCommand.Summary, TrainCommand.Create),
        new(EvaluateCommand.Name, EvaluateCommand.Summary, EvaluateCommand.Create),
        new(PlanCommand.Name, PlanCommand.Summary, PlanCommand.Create),
        new(InspectCommand.Name, InspectCommand.Summary, InspectCommand.Create),
        new(DataCommand.Name, DataCommand.Summary, DataCommand.Create),
        new(ResultsCommand.Name, ResultsCommand.Summary, ResultsCommand.Create),
        new(BenchCommand.Name, BenchCommand.Summary, BenchCommand.Create),
        new(VerifyCommand.Name, VerifyCommand.Summary, VerifyCommand.Create),
        new(SpikeMeasureCommand.Name, SpikeMeasureCommand.Summary, SpikeMeasureCommand.Create),
        new(ReplayCommand.Name, ReplayCommand.Summary, ReplayCommand.Create),
        new(EdgeVerb.Name, EdgeVerb.Summary, EdgeVerb.Create),
        new(DeviceSpeedCommand.Name, DeviceSpeedCommand.Summary, DeviceSpeedCommand.Create),
        new(WireFaultsCommand.Name, WireFaultsCommand.Summary, WireFaultsCommand.Create),
        new(RadioSpreadCommand.Name, RadioSpreadCommand.Summary, RadioSpreadCommand.Create),
        new(SweepCommand.Name, SweepCommand.Summary, SweepCommand.Create),
        new(CharacteriseCommand.Name, CharacteriseCommand.Summary, CharacteriseCommand.Create),
        new(SimulateCommand.Name, SimulateCommand.Summary, SimulateCommand.Create),
        new(DeployCommand.Name, DeployCommand.Summary, DeployCommand.Create),
        new(FirmwareMeasureCommand.Name, FirmwareMeasureCommand.Summary, FirmwareMeasureCommand.Create),
    ];

    /// <summary>Parses, runs, and answers with an exit code; wrong usage is 2, as documented.</summary>
    public static int Main(string[] args)
    {
        var root = new RootCommand("Learn where you stand: the runtime for neuromorphic hardware.");
        string asked = args.Length > 0 ? args[0] : "";
        foreach (Verb verb in s_verbs)
        {
            root.Add(verb.Open(asked));
        }

        VerbList.Show(root);
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
