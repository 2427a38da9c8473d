using System.Globalization;
using System.Text.Json;
using Larmor.Data;
using Spectre.Console;

namespace Larmor.Cli.Commands;

/// <summary>The list of sets: a table on a terminal, tab-separated lines in a pipe, one JSON object for machines.</summary>
internal static class DataListing
{
    private static readonly string[] Headings = ["set", "found", "train", "test", "checksum", "licence", "where"];

    public static void Write(IReadOnlyList<DataSetReport> reports, TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (console.Profile.Out.IsTerminal)
        {
            var table = new Table().Border(TableBorder.Rounded);
            table.AddColumns(Headings);
            foreach (DataSetReport report in reports)
            {
                table.AddRow(Cells(report).Select((cell, column) => new Text(cell, StyleOf(report, column))));
            }

            console.Write(table);
        }
        else
        {
            output.WriteLine(string.Join('\t', Headings));
            foreach (DataSetReport report in reports)
            {
                output.WriteLine(string.Join('\t', Cells(report)));
            }
        }
    }

    public static void WriteJson(IReadOnlyList<DataSetReport> reports, TextWriter output)
    {
        var sets = reports.Select(report => new
        {
            name = report.Set.Name,
            title = report.Set.Title,
            found = report.IsFound,
            loader = report.Set.HasLoader,
            directory = report.Directory,
            train = report.Set.SampleCounts.Train,
            test = report.Set.SampleCounts.Test,
            checksum = Word(report.Checksum),
            licence = report.Set.Licence,
            attribution = report.Set.Attribution,
            problem = report.Problem,
            files = report.Files.Select(file => new { name = file.Name, path = file.Path, checksum = Word(file.Checksum) }),
        });
        output.WriteLine(JsonSerializer.Serialize(new { sets }));
    }

    private static string[] Cells(DataSetReport report) =>
    [
        report.Set.Name,
        report.IsFound ? "yes" : report.Problem is null ? "no" : "damaged",
        Count(report.Set.SampleCounts.Train),
        Count(report.Set.SampleCounts.Test),
        report.IsFound ? Word(report.Checksum) : "-",
        report.Set.Licence,
        Place(report),
    ];

    private static string Place(DataSetReport report)
    {
        if (report.Problem is not null)
        {
            return report.Problem;
        }

        if (report.Directory is null)
        {
            string package = report.Set.DebianPackage is string name ? $" or apt install {name}" : "";
            return report.Set.Home is null ? "-" : $"larmor data get {report.Set.Name}{package}";
        }

        string wrong = string.Join(", ", report.Files.Where(file => file.Checksum == ChecksumState.Differs).Select(file => file.Name));
        string later = report.Set.HasLoader ? "" : " (present, loader comes later)";
        return report.Directory + later + (wrong.Length > 0 ? $" (not as published: {wrong})" : "");
    }

    private static string Count(int count) => count == 0 ? "-" : count.ToString(CultureInfo.InvariantCulture);

    private static string Word(ChecksumState state) => state switch
    {
        ChecksumState.Ok => "ok",
        ChecksumState.Differs => "differs",
        _ => "unknown",
    };

    private static Style StyleOf(DataSetReport report, int column) => column switch
    {
        1 when report.IsFound => new Style(Color.Green),
        1 when report.Problem is not null => new Style(Color.Red),
        4 when report.IsFound && report.Checksum == ChecksumState.Differs => new Style(Color.Red),
        _ => Style.Plain,
    };
}
