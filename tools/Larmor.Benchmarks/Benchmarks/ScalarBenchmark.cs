using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Benchmarks;

/// <summary>Every verb of this machine's kernel set against the scalar one, whose results are the reference.</summary>
public sealed class ScalarBenchmark : IBenchmark
{
    private const double Tolerance = 1e-5;

    /// <inheritdoc/>
    public string Name => "scalar";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        KernelSet kernels = context.One.Kernels;
        using var scalar = new HostArithmetic(new ScalarKernels(), new WorkerTeam(1));
        var problem = new ProductProblem(16, 784, 2000);
        using var slow = new TileProducts(scalar, problem);
        using var fast = new TileProducts(context.One, problem);
        foreach (ProductShape shape in Enum.GetValues<ProductShape>())
        {
            Compare(
                context, report, problem.Describe(shape), kernels.Name, () => slow.Compute(shape), () => fast.Compute(shape),
                () => slow.Result(shape), () => fast.Result(shape));
        }

        var theirs = new VectorVerbs(scalar.Kernels);
        var ours = new VectorVerbs(kernels);
        foreach (string verb in VectorVerbs.Names)
        {
            Compare(
                context, report, $"{verb}, {VectorVerbs.Length} values", kernels.Name, () => theirs.Call(verb), () => ours.Call(verb),
                () => theirs.Result, () => ours.Result);
        }
    }

    private static void Compare(
        BenchmarkContext context, BenchmarkReport report, string what, string own, Action slow, Action fast, Func<float[]> expected, Func<float[]> actual)
    {
        slow();
        fast();
        Comparison.Require(what, "scalar", expected(), actual(), Tolerance);
        IReadOnlyList<Timing> timings = Duel.Measure([new CallContender("scalar", slow), new CallContender(own, fast)], context.Measure);
        report.Add(BenchmarkRow.Of("", what, "scalar kernels", timings[0], timings[1]));
    }
}
