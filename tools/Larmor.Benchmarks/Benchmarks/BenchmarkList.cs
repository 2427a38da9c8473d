using Larmor.Data;

namespace Larmor.Benchmarks;

/// <summary>All benchmarks, and how they are run.</summary>
public static class BenchmarkList
{
    /// <summary>In the order they are run.</summary>
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new GemmBenchmark(),
        new GemvBenchmark(),
        new SelfDefinedTargetBenchmark(),
        new PerceptronBenchmark(),
        new EqSpikeBenchmark(),
        new SelfContrastiveBenchmark(),
        new ConvolutionBenchmark(),
        new AllocationBenchmark(),
        new StartupBenchmark(),
        new ElementwiseBenchmark(),
        new ScalarBenchmark(),
    ];

    /// <summary>The ones named, or all.</summary>
    /// <exception cref="ArgumentException">A name is unknown; the message lists the known ones.</exception>
    public static IReadOnlyList<IBenchmark> Named(IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (All.All(benchmark => benchmark.Name != name))
            {
                throw new ArgumentException($"benchmark '{name}' is unknown: choose from {string.Join(", ", All.Select(b => b.Name))}");
            }
        }

        return names.Count == 0 ? All : [.. All.Where(benchmark => names.Contains(benchmark.Name))];
    }

    /// <summary>Runs benchmarks one after the other; what cannot be measured is named in the report and left out.</summary>
    /// <param name="benchmarks">Which.</param>
    /// <param name="context">Rivals, data, threads.</param>
    /// <param name="report">Takes the lines.</param>
    /// <param name="progress">Takes a word as each begins.</param>
    public static void Run(IEnumerable<IBenchmark> benchmarks, BenchmarkContext context, BenchmarkReport report, TextWriter progress)
    {
        foreach (IBenchmark benchmark in benchmarks)
        {
            progress.WriteLine(benchmark.Name + " ...");
            try
            {
                benchmark.Run(context, report);
            }
            catch (Exception exception) when (exception is RivalMissingException or DataException)
            {
                report.Skip(benchmark.Name, exception.Message);
            }
            catch (WrongResultException exception)
            {
                report.Refuse(exception.Message);
            }
        }
    }
}
