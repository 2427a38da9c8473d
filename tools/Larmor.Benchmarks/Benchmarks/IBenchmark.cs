namespace Larmor.Benchmarks;

/// <summary>A group of measurements that can be asked for by name.</summary>
public interface IBenchmark
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>Measures, and adds lines to the report.</summary>
    /// <param name="context">Rivals, data, threads.</param>
    /// <param name="report">Where lines go.</param>
    /// <exception cref="RivalMissingException">A rival without whom nothing is left to measure is absent.</exception>
    /// <exception cref="WrongResultException">Ours and the rival's results differ.</exception>
    void Run(BenchmarkContext context, BenchmarkReport report);
}
