using System.CommandLine;
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
            DeviceSpeedCommand.Create(),
            WireFaultsCommand.Create(),
        };
        ParseResult parse = root.Parse(args);
        // The loop itself answers Ctrl-C: it writes a checkpoint first, however long that takes.
        int code = parse.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(2) });
        return parse.Errors.Count > 0 ? ExitCode.BadInput : code;
    }
}
