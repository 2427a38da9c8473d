using BenchmarkDotNet.Attributes;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Benchmarks.Verbs;

/// <summary>A product of the digital tile at 784 x 2000, dense: the scalar set as baseline, and the widest.</summary>
[MemoryDiagnoser]
public class TileVerb : IDisposable
{
    private readonly HostArithmetic _scalarHost = new(new ScalarKernels(), new WorkerTeam(1));
    private readonly HostArithmetic _bestHost = HostArithmetic.Best(1);
    private TileProducts? _scalar;
    private TileProducts? _best;

    /// <summary>Vectors.</summary>
    [Params(1, 16, 100)]
    public int Batch { get; set; }

    /// <summary>Which product.</summary>
    [ParamsAllValues]
    public ProductShape Shape { get; set; }

    /// <summary>Makes the tiles.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var problem = new ProductProblem(Batch, 784, 2000);
        _scalar = new TileProducts(_scalarHost, problem);
        _best = new TileProducts(_bestHost, problem);
    }

    /// <summary>Ends tiles and threads.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _scalar?.Dispose();
        _best?.Dispose();
        _scalarHost.Dispose();
        _bestHost.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The scalar set.</summary>
    [Benchmark(Baseline = true)]
    public void Scalar() => _scalar!.Compute(Shape);

    /// <summary>The widest set.</summary>
    [Benchmark]
    public void Best() => _best!.Compute(Shape);
}
