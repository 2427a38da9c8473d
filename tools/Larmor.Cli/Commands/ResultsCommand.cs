using System.CommandLine;
using Larmor.Cli.Files;
using Larmor.Results;
using Larmor.Cli.Results;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor results</c>: the table of committed results, and the README that holds it.</summary>
internal static class ResultsCommand
{
    internal const string Name = "results";
    internal const string Summary = "Print the table of committed results, or renew it in a file";

    internal static Command Create()
    {
        Option<string> folder = new("--folder") { Description = "Folder of result files", DefaultValueFactory = _ => Path.Combine("tools", "Larmor.Benchmarks", "results"), HelpName = "DIR" };
        Option<string?> write = new("--write") { Description = "Markdown file whose table is renewed", HelpName = "FILE" };
        Command command = new(Name, Summary) { folder, write };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            string table = ResultTable.Markdown(parse.GetValue(folder)!);
            if (parse.GetValue(write) is { } file)
            {
                WholeFile.WriteText("file", file, ResultTable.Renew(File.ReadAllText(file), table));
            }
            else
            {
                parse.InvocationConfiguration.Output.WriteLine(table);
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
