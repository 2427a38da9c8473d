using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Results;
using Larmor.Cli.Verification;
using Larmor.Hal;
using Larmor.Pictures;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor verify</c>: laws of theory, measured on a chip.</summary>
internal static class VerifyCommand
{
    internal const string Name = "verify";
    internal const string Summary = "Measure laws of theory on a chip";

    private static readonly float[] SlopeBetas = [0.02f, 0.03f, 0.04f, 0.06f, 0.08f];
    private static readonly float[] Betas = [0.01f, 0.02f, 0.04f, 0.08f, 0.15f, 0.3f, 0.5f];
    private static readonly double[] Noises = [0, 1e-3, 1e-2];

    internal static Command Create()
    {
        Option<string?> chip = CommonOptions.Chip();
        Option<int> seed = new("--seed") { Description = "Seed", DefaultValueFactory = _ => 1, HelpName = "N" };
        Option<string> output = new("--out") { Description = "Folder for picture and result", DefaultValueFactory = _ => Path.Combine("runs", "ep-gradients"), HelpName = "DIR" };
        Command gradients = new("gradients", "Equilibrium propagation against backpropagation through time, over the nudge and over noise") { chip, seed, output };
        gradients.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
            Gradients(parse.GetValue(chip) ?? "digital", parse.GetValue(seed), parse.GetValue(output)!, parse.InvocationConfiguration.Output)));
        return new Command(Name, Summary) { gradients };
    }

    private static int Gradients(string chip, int seed, string folder, TextWriter words)
    {
        long start = Stopwatch.GetTimestamp();
        Directory.CreateDirectory(folder);
        using HostArithmetic host = HostArithmetic.Best(1);
        var laws = new GradientLaws(chip, seed, host);
        words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"chip {chip}  seed {seed}  free residual {laws.LastFree.Residual:0.0e0}"));
        double oneSided = GradientLaws.Slope(SlopeBetas, [.. SlopeBetas.Select(b => laws.Error(b, false, 0))]);
        double symmetric = GradientLaws.Slope(SlopeBetas, [.. SlopeBetas.Select(b => laws.Error(b, true, 0))]);
        var figures = new Dictionary<string, Figure>
        {
            ["slope_one_sided"] = new Figure(Math.Round(oneSided, 4), 0, 1, ""),
            ["slope_symmetric"] = new Figure(Math.Round(symmetric, 4), 0, 1, ""),
        };
        var curves = new List<CurveSeries> { Curve("one-sided", laws, false, 0) };
        foreach (double noise in Noises)
        {
            double[] errors = [.. Betas.Select(b => laws.Error(b, true, noise))];
            int best = Array.IndexOf(errors, errors.Min());
            if (noise > 0)
            {
                figures[string.Create(CultureInfo.InvariantCulture, $"best_beta_noise_{noise:0.###}")] = new Figure(Betas[best], 0, 1, "");
            }

            words.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"noise {noise:0.000}: best beta {Betas[best]:0.00}, relative error {100 * errors[best]:0.00} %"));
            curves.Add(Curve(
                noise == 0 ? "symmetric" : string.Create(CultureInfo.InvariantCulture, $"symmetric, noise {noise:0.###}"), laws, true, noise));
        }

        words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slope one-sided {oneSided:0.000}, symmetric {symmetric:0.000} (theory 1 and 2)"));
        var result = new ResultFile
        {
            Name = "ep-gradients",
            Figures = figures,
            Command = string.Create(CultureInfo.InvariantCulture, $"larmor verify gradients --chip {chip} --seed {seed}"),
            ConfigHash = "",
            Commit = Provenance.Commit(),
            Seeds = [seed],
            Machine = Provenance.Machine(),
            VectorBits = host.Kernels.VectorBits,
            Threads = 1,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1),
            Date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Notes = "relative error of the whole gradient against backpropagation through time in double precision, mean of 16 samples, network 8-12-4",
        };
        result.Write(Path.Combine(folder, "ep-gradients.json"));
        var plot = new LearningCurve([.. curves])
        {
            Title = "Error of the gradient over the nudge",
            LogarithmicX = true,
            XLabel = "beta",
            YLabel = "relative error, %",
        };
        PictureFile.Write(
            new PictureSheet("Equilibrium propagation tends to backpropagation", new SheetColumn(1, (plot, 1)))
            {
                Subtitle = "With both signs the error falls with the square of the nudge; noise on the neurons forbids small nudges.",
                Footer = ["chip " + chip, "commit " + result.Commit, result.Date],
            },
            Path.Combine(folder, "ep-gradients.png"));
        return oneSided is > 0.85 and < 1.15 && symmetric is > 1.85 and < 2.15 ? ExitCode.Done : ExitCode.BelowAsked;
    }

    private static CurveSeries Curve(string name, GradientLaws laws, bool symmetric, double noise)
    {
        (float Beta, double Error)[] points = [.. Betas.Select(b => (b, 100 * laws.Error(b, symmetric, noise))).Where(p => p.Item2 < 100)];
        return new CurveSeries(name, [.. points.Select(p => (double)p.Beta)], [.. points.Select(p => p.Error)]);
    }
}
