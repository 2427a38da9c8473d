using System.Globalization;
using System.Text;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;

namespace Larmor.Cli.Commands;

/// <summary>Figures beside what was published and asked.</summary>
internal static class FigureTable
{
    internal static string Text(Experiment experiment, ResultFile result)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"figure",-28}{"mean %",9}{"sd",7}{"n",4}{"published",11}{"asked",8}");
        foreach ((string name, Figure figure) in result.Figures)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{name,-28}{figure.Mean,9:0.00}{figure.Sd,7:0.00}{figure.N,4}{Look(experiment.Published, name),11}{Look(experiment.Asked, name),8}");
        }

        return text.ToString().TrimEnd();
    }

    internal static bool BelowAsked(Experiment experiment, ResultFile result) =>
        experiment.Asked.Any(pair => result.Figures.TryGetValue(pair.Key, out Figure? figure) && figure.Mean < pair.Value);

    private static string Look(Dictionary<string, double> table, string name) =>
        table.TryGetValue(name, out double value) ? value.ToString("0.00", CultureInfo.InvariantCulture) : "";
}
