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
        Option<bool> all = new("--all") { Description = "Every figure, not only what each result stands for" };
        Command command = new(Name, Summary) { folder, write, all };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            string place = parse.GetValue(folder)!;
            string table = parse.GetValue(all) ? ResultTable.Markdown(place) : ResultTable.Headlines(place);
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
