using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Radio;
using Larmor.Data;
using Larmor.Kernels;
using Larmor.Pictures;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor rf-spread</c>: the spin-diode network on chips whose resonances differ, with and without measuring them.</summary>
internal static class RadioSpreadCommand
{
    internal const string Name = "rf-spread";
    internal const string Summary = "Learn RF fingerprints of drones on spin-diode chains with spread, with and without measured resonances";

    private const double MeasurementSigma = 1e-5;
    private static readonly double[] Spreads = [0.001, 0.003, 0.01];
    private static readonly string[] Names = ["0_1pct", "0_3pct", "1pct"];

    internal static Command Create()
    {
        Option<int?> epochs = NumberOption.Whole("--epochs", "Passes over the training set (default 40)", 1, 10_000);
        Option<int?> seed = NumberOption.Whole("--seed", "Seed of weights, order and specimens (default 1)", 0, 1_000_000);
        Option<double?> rate = NumberOption.Real("--rate", "Step of Adam in line widths (default 0.02)", 1e-6, 1);
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> data = CommonOptions.Data();
        Option<string> folder = new("--out") { Description = "Folder of result and picture", DefaultValueFactory = _ => Path.Combine("runs", "rf-spread"), HelpName = "DIR" };
        Command command = new(Name, Summary)
        {
            epochs, seed, rate, threads, data, folder,
        };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            string line = "larmor rf-spread";
            line += parse.GetValue(epochs) is { } e ? string.Create(CultureInfo.InvariantCulture, $" --epochs {e}") : "";
            line += parse.GetValue(seed) is { } s ? string.Create(CultureInfo.InvariantCulture, $" --seed {s}") : "";
            line += parse.GetValue(rate) is { } r ? string.Create(CultureInfo.InvariantCulture, $" --rate {r}") : "";
            return Run(
                line, parse.GetValue(epochs) ?? 40, parse.GetValue(seed) ?? 1, (float)(parse.GetValue(rate) ?? 0.02), parse.GetValue(threads) ?? 0,
                parse.GetValue(data), parse.GetRequiredValue(folder), parse.InvocationConfiguration.Output);
        }));
        return command;
    }

    private static int Run(string line, int epochs, int seed, float rate, int threads, string? data, string folder, TextWriter output)
    {
        long begun = Stopwatch.GetTimestamp();
        DataSet set = DataCatalog.Open("rf-drones", data);
        var spread = new RadioSpread(set, Spreads, epochs, rate, MeasurementSigma, seed);
        using (var team = new WorkerTeam(threads))
        {
            spread.Run(team);
        }

        Figure Percent(double value) => new(Math.Round(value, 3), 0, 1, "%");
        var figures = new Dictionary<string, Figure> { ["accuracy_ideal"] = Percent(spread.Curves[0][^1]) };
        for (int n = 0; n < Names.Length; n++)
        {
            figures[$"accuracy_{Names[n]}_written"] = Percent(spread.Written[n]);
            figures[$"accuracy_{Names[n]}_plain"] = Percent(spread.Curves[1 + (2 * n)][^1]);
            figures[$"accuracy_{Names[n]}_calibrated"] = Percent(spread.Curves[2 + (2 * n)][^1]);
        }

        foreach ((string name, Figure figure) in figures)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {figure.Mean,6:0.0} %"));
        }

        ResultFile result = MeasureCommand.Result(
            "rf-spread", figures, line, seed, Stopwatch.GetElapsedTime(begun).TotalSeconds,
            "rf-drones (702 to learn from, 298 to report on), 256-128-10, not MNIST; plain and calibrated: learned on the chip, gradient of the nominal "
            + "or of the measured resonances (each known to 0.001 %, assumed); written: learned without spread, mean of three chips");
        MeasureCommand.Write(result, folder, output);
        PictureFile.Write(Sheet(spread, epochs, result), Path.Combine(folder, "rf-spread.png"));
        return ExitCode.Done;
    }

    private static PictureSheet Sheet(RadioSpread spread, int epochs, ResultFile result)
    {
        double[] x = [.. Spreads.Select(value => 100 * value)];
        double[] epoch = [.. Enumerable.Range(0, epochs + 1).Select(n => (double)n)];
        var cliff = new LearningCurve(
            new CurveSeries("calibrated", x, [.. Spreads.Select((_, n) => spread.Curves[2 + (2 * n)][^1])]),
            new CurveSeries("plain", x, [.. Spreads.Select((_, n) => spread.Curves[1 + (2 * n)][^1])]),
            new CurveSeries("written", x, spread.Written))
        {
            Title = "The cliff",
            XLabel = "spread of the resonances, %",
            LogarithmicX = true,
            References = [new("no spread", spread.Curves[0][^1])],
        };
        var curves = new LearningCurve(
            new CurveSeries("1 % calibrated", epoch, spread.Curves[6]),
            new CurveSeries("1 % plain", epoch, spread.Curves[5]),
            new CurveSeries("0.3 % calibrated", epoch, spread.Curves[4]),
            new CurveSeries("0.3 % plain", epoch, spread.Curves[3]),
            new CurveSeries("no spread", epoch, spread.Curves[0]));
        return new PictureSheet("Spin diodes must be measured, not trusted", new SheetColumn(1, (cliff, 1)), new SheetColumn(1, (curves, 1)))
        {
            Subtitle = "RF fingerprints of drones on 34,048 resonators. Written: learned without spread. Plain: learned on the chip, with the gradient "
                + "of the resonances as designed. Calibrated: with those that were measured.",
            Footer = [result.Command, "commit " + result.Commit, result.Date],
        };
    }
}
