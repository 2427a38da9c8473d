using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Edge.Settings;
using Larmor.Cli.Edge.Simulated;
using Larmor.Pictures;

namespace Larmor.Cli.Edge.Runs;

/// <summary>Many runs of random faults.</summary>
internal static class FaultRun
{
    private const double HungSeconds = 30;

    internal static EdgeOutcome Run(FaultSettings settings, EdgeContext context)
    {
        int hangs = 0;
        int crashes = 0;
        int poisoned = 0;
        FaultKind[] kinds = Enum.GetValues<FaultKind>();
        var counts = new double[kinds.Length, 2];
        for (int run = 0; run < settings.RunCount; run++)
        {
            context.At((double)run / settings.RunCount, $"run {run + 1} of {settings.RunCount}");
            long begun = Stopwatch.GetTimestamp();
            var life = new FaultLife(settings, ((ulong)context.Seed << 32) + (ulong)run);
            life.Run();
            hangs += life.IsHung || Stopwatch.GetElapsedTime(begun).TotalSeconds > HungSeconds ? 1 : 0;
            crashes += life.IsCrashed ? 1 : 0;
            poisoned += life.IsPoisoned ? 1 : 0;
            foreach ((FaultKind kind, bool isTold) in life.Faults)
            {
                counts[(int)kind, 0]++;
                counts[(int)kind, 1] += isTold ? 1 : 0;
            }
        }

        double faults = Enumerable.Range(0, kinds.Length).Sum(kind => counts[kind, 0]);
        double told = Enumerable.Range(0, kinds.Length).Sum(kind => counts[kind, 1]);
        (string, double, string)[] figures =
        [
            ("runs", settings.RunCount, "runs"), ("hangs", hangs, "runs"), ("crashes", crashes, "runs"), ("poisoned", poisoned, "runs"),
            ("faults", faults, "faults"), ("faults_told", told, "faults"),
            .. kinds.Select(kind => ("told_" + kind.ToString().ToLowerInvariant(), 100 * counts[(int)kind, 1] / Math.Max(1, counts[(int)kind, 0]), "%")),
        ];
        var panel = new HeatMap(counts, [.. kinds.Select(kind => kind.ToString())], ["came", "told in telemetry"]) { Title = "Faults", Format = "#,0" };
        return new EdgeOutcome(figures, [new SheetColumn(1, (panel, 1))])
        {
            Headline = new Headline(
                (hangs + crashes + poisoned).ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"hangs, crashes or poisoned weights in {settings.RunCount:#,0} runs")),
        };
    }
}
