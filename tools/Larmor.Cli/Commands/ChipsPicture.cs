using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Pictures;

namespace Larmor.Cli.Commands;

/// <summary>The sheet of an experiment on several chips: curves of learning in the loop and of writing, or a table of chips and ways to update.</summary>
internal static class ChipsPicture
{
    private const string HostSuffix = "_verified";

    internal static PictureSheet Sheet(Experiment experiment, ResultFile result)
    {
        bool isWritten = experiment.Chips!.Any(entry => entry.Written);
        (IPanel, float)[] panels = isWritten
            ? [.. experiment.Chips!.Where(entry => entry.Written).Select(entry => Kind(entry.Name)).Distinct().Select(kind => ((IPanel)Curves(experiment, result, kind), 1f))]
            : [(Table(experiment, result), 1f)];
        return new PictureSheet((experiment.Title.Length > 0 ? experiment.Title : experiment.Name), new SheetColumn(1, panels))
        {
            Subtitle = isWritten
                ? "Solid names: learned on the chip. Written: learned on the digital chip and written to a specimen of equal faults, its neurons named anew there."
                : "Direct association, neurons named by 5,000 labels. Pulses: the chip's own updates. Summed: steps summed on the host, written and read back.",
            Footer = [$"configuration {result.ConfigHash}", $"seeds {string.Join(' ', result.Seeds)}", $"commit {result.Commit}", result.Date],
        };
    }

    /// <summary>Chips of one kind of fault, beside those that have none.</summary>
    private static LearningCurve Curves(Experiment experiment, ResultFile result, string kind)
    {
        CurveSeries Series(string figure, string name) => new(
            name, [.. result.Curve!.Where(point => point.Figure == figure).Select(point => point.Epoch)],
            [.. result.Curve!.Where(point => point.Figure == figure).Select(point => point.Percent)]);
        return new LearningCurve([.. experiment.Chips!.Where(entry => !entry.Written || Kind(entry.Name) == kind).SelectMany(entry => entry.Written
            ? new[] { Series(entry.Name, Words(entry.Name)), Series(entry.Name + "_written", Words(entry.Name) + ", written") }
            : [Series(entry.Name, Words(entry.Name))])])
        {
            Title = $"In the loop and written: {kind}",
        };
    }

    private static HeatMap Table(Experiment experiment, ResultFile result)
    {
        string[] rows = [.. experiment.Chips!.Select(entry => Base(entry.Name)).Distinct()];
        var values = new double[rows.Length, 2];
        for (int i = 0; i < rows.Length; i++)
        {
            values[i, 0] = result.Figures.TryGetValue(rows[i], out Figure? own) ? own.Mean : double.NaN;
            values[i, 1] = result.Figures.TryGetValue(rows[i] + HostSuffix, out Figure? summed) ? summed.Mean : double.NaN;
        }

        return new HeatMap(values, rows, ["pulses", "summed"]) { Title = "Accuracy, %", RowLabel = "chip", ColumnLabel = "how weights change" };
    }

    private static string Base(string name) => name.EndsWith(HostSuffix, StringComparison.Ordinal) ? name[..^HostSuffix.Length] : name;

    private static string Kind(string name) => name.Split('_')[0];

    private static string Words(string name) => name.Replace('_', ' ').Replace("pct", " %", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture);
}
