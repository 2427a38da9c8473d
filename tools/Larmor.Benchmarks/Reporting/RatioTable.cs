using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Larmor.Benchmarks;

/// <summary>The report for people: on the terminal, and as the file that is committed beside the result.</summary>
public static class RatioTable
{
    private static readonly string[] Heads = ["figure", "what", "rival", "rival's time", "our time", "measured", "asked"];

    /// <summary>Prints the table, then what was skipped, what is wrong, and the notes.</summary>
    public static void Write(BenchmarkReport report, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string head in Heads)
        {
            table.AddColumn(new TableColumn(head) { NoWrap = head is not ("what" or "rival") });
        }

        foreach (BenchmarkRow row in report.Rows)
        {
            string[] cells = Cells(row);
            string colour = Bar.Find(row.Figure) is not { } bar ? "default" : bar.IsMet(row.Value) ? "green" : "red";
            table.AddRow([.. cells.Select((cell, i) => new Text(cell, i == 5 ? Style.Parse(colour) : Style.Plain))]);
        }

        console.Write(table);
        foreach (string line in report.Wrong.Select(line => "WRONG: " + line).Concat(report.Skipped).Concat(report.Notes))
        {
            console.WriteLine(line);
        }
    }

    /// <summary>The same as Markdown, under a heading with machine and date.</summary>
    public static string Markdown(BenchmarkReport report, string machine, string commit, string date, string command)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Kernels against their rivals\n\n{machine}; commit {commit}; {date}; made by `{command}`.\n");
        text.AppendLine("Medians of rounds in which rival and ours take turns in one run, results compared before. A ratio is the rival's time over ours.\n");
        text.AppendLine("| " + string.Join(" | ", Heads) + " |");
        text.AppendLine(string.Concat(Enumerable.Repeat("| --- ", Heads.Length)) + "|");
        foreach (BenchmarkRow row in report.Rows)
        {
            text.AppendLine("| " + string.Join(" | ", Cells(row)) + " |");
        }

        text.AppendLine();
        foreach (string line in report.Wrong.Select(line => "WRONG: " + line).Concat(report.Skipped).Concat(report.Notes))
        {
            text.AppendLine("- " + line);
        }

        return text.ToString();
    }

    private static string[] Cells(BenchmarkRow row) =>
    [
        row.Figure,
        row.What,
        row.Rival,
        Time(row.RivalSeconds),
        Time(row.OwnSeconds),
        string.Create(CultureInfo.InvariantCulture, $"{row.Value:0.00} {row.Unit} ± {row.Sd:0.00}"),
        Bar.Find(row.Figure) is { } bar ? string.Create(CultureInfo.InvariantCulture, $"{(bar.IsLimit ? "<=" : ">=")} {bar.Asked:0.##}") : "",
    ];

    private static string Time(double? seconds) => seconds switch
    {
        null => "",
        >= 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.00} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.00} us"),
    };
}
