using System.CommandLine;
using Larmor.Data;
using Spectre.Console;

namespace Larmor.Benchmarks;

/// <summary>The program behind <c>larmor bench</c>.</summary>
public static class Program
{
    private const int Done = 0;
    private const int Below = 1;
    private const int BadInput = 2;

    /// <summary>Columns of the table where no terminal says how wide it is.</summary>
    private const int RedirectedWidth = 220;

    /// <summary>Measures, prints, writes; exit codes are those of <c>larmor</c>.</summary>
    public static int Main(string[] args)
    {
        if (CleanEnvironment.RunClean(args) is { } code)
        {
            return code;
        }

        Argument<string[]> names = new("names") { Description = "What to measure; all when none is named: " + string.Join(", ", BenchmarkList.All.Select(b => b.Name)), Arity = ArgumentArity.ZeroOrMore };
        Option<bool> gate = new("--gate") { Description = "Compare with the committed figures and write nothing; 1 when one fell too far" };
        Option<double> fall = new("--fall") { Description = "Fall that the gate allows, as a share", DefaultValueFactory = _ => 0.15, HelpName = "SHARE" };
        Option<int> threads = new("--threads") { Description = "Threads of ours and of PyTorch", DefaultValueFactory = _ => 2, HelpName = "N" };
        Option<string?> data = new("--data") { Description = "Folder of data sets to look in first", HelpName = "DIR" };
        Option<string?> output = new("--out") { Description = "Folder of results (default tools/Larmor.Benchmarks/results)", HelpName = "DIR" };
        Option<bool> quick = new("--quick") { Description = "Few and short rounds: shows that it works; nothing is written" };
        Option<bool> json = new("--json") { Description = "End with one JSON object on one line" };
        Option<string?> verbs = new("--verbs") { Description = "Run the BenchmarkDotNet classes of single verbs instead, those that match", HelpName = "FILTER" };
        var root = new RootCommand("Larmor's kernels against their rivals, in one run") { names, gate, fall, threads, data, output, quick, json, verbs };
        root.SetAction(parse =>
        {
            try
            {
                if (parse.GetValue(verbs) is { } filter)
                {
                    return Verbs.VerbBenchmarks.Run(filter);
                }

                var options = new RunOptions
                {
                    Names = parse.GetValue(names) ?? [],
                    Gate = parse.GetValue(gate),
                    Fall = parse.GetValue(fall),
                    Threads = parse.GetValue(threads),
                    DataFolder = parse.GetValue(data),
                    OutputFolder = parse.GetValue(output),
                    Quick = parse.GetValue(quick),
                    Json = parse.GetValue(json),
                };
                if (Console.IsOutputRedirected)
                {
                    AnsiConsole.Profile.Width = RedirectedWidth;
                }

                IReadOnlyList<IBenchmark> benchmarks = BenchmarkList.Named(options.Names);
                return BenchmarkRun.Run(options, benchmarks, AnsiConsole.Console, Console.Out, Console.Error) ? Done : Below;
            }
            catch (Exception exception) when (exception is ArgumentException or DataException or IOException or InvalidOperationException)
            {
                Console.Error.WriteLine("larmor bench: " + exception.Message.Split('\n')[0]);
                return BadInput;
            }
        });
        ParseResult result = root.Parse(args);
        int exit = result.Invoke();
        return result.Errors.Count > 0 ? BadInput : exit;
    }
}
