using System.CommandLine;
using System.Globalization;
using System.Text;
using Larmor.Cli.Edge;
using Larmor.Cli.Files;
using Larmor.Pictures;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor edge</c>: the loop from sensor to decision, on recorded streams and under faults.</summary>
internal static class EdgeVerb
{
    internal const string Name = "edge";
    internal const string Summary = "Run the edge loop on a recorded stream, or under power cuts and faults: test, then learn";

    internal static Command Create()
    {
        Argument<string> name = new("experiment") { Description = "Name of a committed experiment (" + string.Join(", ", EdgeCatalog.Names) + "), or a .json file" };
        Option<string?> data = CommonOptions.Data();
        Option<int[]?> seeds = CommonOptions.Seeds();
        Option<string?> beside = new("--beside") { Description = "Copy of the Numenta benchmark whose published results are stated beside (edge-nab)", HelpName = "DIR" };
        Option<string?> output = new("--out") { Description = "Folder for result and picture (default runs/<experiment>)", HelpName = "DIR" };
        Option<bool> json = CommonOptions.Json();
        Command command = new(Name, Summary) { name, data, seeds, beside, output, json };
        command.SetAction((parse, cancellation) => Task.FromResult(Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            string asked = parse.GetRequiredValue(name);
            EdgeExperiment experiment = EdgeCatalog.Open(asked);
            string line = "larmor edge " + asked;
            if (parse.GetValue(seeds) is { Length: > 0 } numbers)
            {
                experiment = experiment with { Seeds = numbers };
                line += " --seed " + string.Join(' ', numbers);
            }

            line += parse.GetValue(beside) is null ? "" : " --beside NAB";
            string folder = parse.GetValue(output) ?? Path.Combine("runs", experiment.Name);
            OutputFolder.Prepare(folder);
            TextWriter error = parse.InvocationConfiguration.Error;
            bool isJson = parse.GetValue(json);
            TextWriter words = isJson ? error : parse.InvocationConfiguration.Output;
            words.WriteLine($"{experiment.Name}  seeds {string.Join(',', experiment.Seeds)}  configuration {EdgeCatalog.Hash(experiment)}");
            var context = new EdgeContext(
                parse.GetValue(data), experiment.Seeds[0], parse.GetValue(beside), new EdgeProgress(error, !Console.IsErrorRedirected), cancellation);
            (ResultFile result, EdgeOutcome last) = EdgeRunner.Run(experiment, context, line);
            result.Write(Path.Combine(folder, experiment.Name + ".json"));
            PictureFile.Write(EdgeRunner.Sheet(experiment, last, result), Path.Combine(folder, experiment.Name + ".png"));
            parse.InvocationConfiguration.Output.WriteLine(isJson ? result.ToJson(oneLine: true) : Table(experiment, result) + $"picture and result in {folder}");
            return EdgeRunner.Missed(experiment, result).Any() ? ExitCode.BelowAsked : ExitCode.Done;
        })));
        return command;
    }

    private static string Table(EdgeExperiment experiment, ResultFile result)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"figure",-30}{"mean",12}{"sd",10}{"n",4}  {"unit",-8}{"asked",10}");
        foreach ((string name, Figure figure) in result.Figures)
        {
            string asked = experiment.Asked.TryGetValue(name, out double value)
                ? (experiment.Most.Contains(name) ? "<= " : ">= ") + value.ToString("0.####", CultureInfo.InvariantCulture)
                : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-30}{figure.Mean,12:0.####}{figure.Sd,10:0.####}{figure.N,4}  {figure.Unit,-8}{asked,10}");
        }

        return text.ToString();
    }
}
