namespace Larmor.Benchmarks;

/// <summary>What is asked of a figure.</summary>
/// <param name="Figure">Name in the result file.</param>
/// <param name="What">What it says, for a reader.</param>
/// <param name="Asked">The bar.</param>
/// <param name="IsLimit">True when the figure may be the bar at most, false when it must be the bar at least.</param>
/// <param name="Unit">Unit.</param>
public sealed record Bar(string Figure, string What, double Asked, bool IsLimit, string Unit)
{
    /// <summary>Every figure of the result file, in its order.</summary>
    public static IReadOnlyList<Bar> All { get; } =
    [
        new("gemm_vs_openblas", "matrix products, one thread: OpenBLAS's time over ours, worst shape", 0.85, false, "x"),
        new("gemm_two_threads", "matrix products: our time with one thread over that with the team, worst shape", 1.7, false, "x"),
        new("gemv_bandwidth", "matrix-vector product: bytes of weights per second over the measured read bandwidth", 0.9, false, "x"),
        new("sdt_step_b16_vs_torch", "self-defined target 784-2000, batch 16: PyTorch's time over ours", 3, false, "x"),
        new("sdt_step_b100_vs_torch", "self-defined target 784-2000, batch 100: PyTorch's time over ours", 3, false, "x"),
        new("sdt_step_b1_vs_torch", "self-defined target 784-2000, batch 1: PyTorch's time over ours", 5, false, "x"),
        new("mlp_step_b1_vs_scalar_c", "supervised 784-100-10 step, batch 1: a C loop's time over ours", 2, false, "x"),
        new("eqspike_vs_c", "EqSpike 784-100-10, short set, one training sample: a C loop's time over ours", 1, false, "x"),
        new("scff_step_vs_torch", "SCFF layer 784-2000, batch 100: PyTorch's time over ours", 2, false, "x"),
        new("conv_vs_torch", "convolutions of SCFF's CIFAR network: PyTorch's time over ours, worst", 0.8, false, "x"),
        new("allocated_bytes_per_step", "managed bytes allocated by a training step, all threads, worst learner", 0, true, "bytes"),
        new("startup_ms", "larmor --help as published, wall time", 100, true, "ms"),
    ];

    /// <summary>The bar of a figure, or null when nothing is asked of it.</summary>
    public static Bar? Find(string figure) => All.FirstOrDefault(bar => bar.Figure == figure);

    /// <summary>True when a value is good enough.</summary>
    public bool IsMet(double value) => IsLimit ? value <= Asked : value >= Asked;
}
