using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Larmor.Benchmarks;

/// <summary>Publishes the command as the project says and takes the wall time of <c>larmor --help</c>, process start to end.</summary>
public sealed class StartupBenchmark : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "startup";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        string folder = Path.Combine(context.Folder, "published");
        string project = Path.Combine(Checkout.Root(), "tools", "Larmor.Cli");
        Start("dotnet", "publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, project, "-o", folder, "-v", "quiet");
        string program = Path.Combine(folder, "larmor");
        var options = new MeasureOptions { Rounds = Math.Max(context.Measure.Rounds, 15), SampleSeconds = 0, WarmUpSeconds = context.Measure.WarmUpSeconds };
        Timing timing = Duel.Measure([new CallContender("larmor --help", () => Start(program, "--help"))], options)[0];
        double mean = timing.Seconds.Average();
        double sd = Math.Sqrt(timing.Seconds.Sum(s => (s - mean) * (s - mean)) / timing.Seconds.Count);
        report.Add(new BenchmarkRow(
            "startup_ms", "larmor --help as published", "", null, timing.Median, timing.Median * 1e3, sd * 1e3, timing.Seconds.Count, "ms"));
    }

    private static void Start(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string words = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {words.TrimEnd().Split('\n')[^1]}");
        }
    }
}
