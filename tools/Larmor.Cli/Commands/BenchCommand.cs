using System.CommandLine;
using System.Diagnostics;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor bench</c>: builds and starts the program of tools/Larmor.Benchmarks, so that this one carries none of it.</summary>
internal static class BenchCommand
{
    internal const string Name = "bench";
    internal const string Summary = "Time kernels against their rivals; --gate compares with the committed ratios";

    private const string Project = "tools/Larmor.Benchmarks";

    internal static Command Create()
    {
        Argument<string[]> words = new("words") { Description = "What to measure, and options: larmor bench -- --help names them", Arity = ArgumentArity.ZeroOrMore };
        Command command = new(Name, Summary) { words };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            if (!Directory.Exists(Project))
            {
                throw new ArgumentException($"{Project} is not in {Directory.GetCurrentDirectory()}: benchmarks run in the folder of a checkout");
            }

            // Not a reference: BenchmarkDotNet and the rivals would come along wherever the command is installed.
            var start = new ProcessStartInfo("dotnet") { ArgumentList = { "run", "-c", "Release", "--project", Project, "--" } };
            foreach (string word in (parse.GetValue(words) ?? []).Concat(parse.UnmatchedTokens))
            {
                start.ArgumentList.Add(word);
            }

            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }));
        return command;
    }
}
