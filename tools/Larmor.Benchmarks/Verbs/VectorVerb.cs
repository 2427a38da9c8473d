using BenchmarkDotNet.Attributes;
using Larmor.Kernels;

namespace Larmor.Benchmarks.Verbs;

/// <summary>A verb on the outputs of 2000 neurons: the scalar set as baseline, and the widest.</summary>
[MemoryDiagnoser]
public class VectorVerb
{
    private readonly VectorVerbs _scalar = new(new ScalarKernels());
    private readonly VectorVerbs _best = new(KernelSelection.Best());

    /// <summary>The verbs.</summary>
    public static IEnumerable<string> Names => VectorVerbs.Names;

    /// <summary>Which verb.</summary>
    [ParamsSource(nameof(Names))]
    public string Verb { get; set; } = "";

    /// <summary>The scalar set.</summary>
    [Benchmark(Baseline = true)]
    public void Scalar() => _scalar.Call(Verb);

    /// <summary>The widest set.</summary>
    [Benchmark]
    public void Best() => _best.Call(Verb);
}
