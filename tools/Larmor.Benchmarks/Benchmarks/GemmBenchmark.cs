namespace Larmor.Benchmarks;

/// <summary>The three matrix products of learning on dense batches: the digital tile against OpenBLAS on one thread, and against itself with a team.</summary>
public sealed class GemmBenchmark : IBenchmark
{
    private const double Tolerance = 1e-5;

    private static readonly (int Batch, int Inputs, int Outputs)[] Sizes = [(100, 784, 2000), (16, 2000, 2000)];

    /// <inheritdoc/>
    public string Name => "gemm";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        OpenBlas? library = null;
        try
        {
            library = context.OpenBlas;
            library.SetThreads(1);
        }
        catch (RivalMissingException exception)
        {
            report.Skip("gemm_vs_openblas", exception.Message);
        }

        foreach ((int batch, int inputs, int outputs) in Sizes)
        {
            var problem = new ProductProblem(batch, inputs, outputs);
            using var one = new TileProducts(context.One, problem);
            using var team = new TileProducts(context.Team, problem);
            IProducts[] rivals = library is null
                ? []
                : [new OpenBlasProducts(library, problem, byInput: false), new OpenBlasProducts(library, problem, byInput: true)];
            foreach (ProductShape shape in Enum.GetValues<ProductShape>())
            {
                Compare(context, report, problem, shape, one, team, rivals);
            }
        }
    }

    private static void Compare(
        BenchmarkContext context, BenchmarkReport report, ProductProblem problem, ProductShape shape,
        TileProducts one, TileProducts team, IProducts[] rivals)
    {
        string what = problem.Describe(shape);
        IProducts[] all = [one, team, .. rivals];
        foreach (IProducts products in all)
        {
            products.Compute(shape);
        }

        float[] ours = one.Result(shape);
        Comparison.Require(what, "one thread's result", ours, team.Result(shape), 0);
        foreach (IProducts rival in rivals)
        {
            Comparison.Require(what, rival.Name, rival.Result(shape), ours, Tolerance);
        }

        IReadOnlyList<Timing> timings = Duel.Measure([.. all.Select(p => new CallContender(p.Name, () => p.Compute(shape)))], context.Measure);
        if (rivals.Length > 0)
        {
            Timing rival = Timing.Fastest(timings.Skip(2));
            report.Add(BenchmarkRow.Of("gemm_vs_openblas", what, rival.Name, rival, timings[0]));
        }

        if (context.Threads > 1)
        {
            report.Add(BenchmarkRow.Of("gemm_two_threads", what, timings[0].Name, timings[0], timings[1]));
        }
    }
}
