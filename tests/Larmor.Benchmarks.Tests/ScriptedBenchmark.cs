namespace Larmor.Benchmarks.Tests;

/// <summary>A benchmark that does what a test says instead of measuring.</summary>
internal sealed class ScriptedBenchmark(string name, Action<BenchmarkReport> action) : IBenchmark
{
    public string Name => name;

    public void Run(BenchmarkContext context, BenchmarkReport report) => action(report);

    internal static BenchmarkRow Row(string figure, double value) => new(figure, "what", "rival", 0.002, 0.001, value, 0.1, 15, Bar.Find(figure)!.Unit);
}
