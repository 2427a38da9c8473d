using System.Numerics.Tensors;
using Larmor.Kernels;

namespace Larmor.Benchmarks;

/// <summary>Elementwise verbs against <see cref="TensorPrimitives"/>, which needs a pass for each operation.</summary>
public sealed class ElementwiseBenchmark : IBenchmark
{
    /// <summary>The outputs of a batch of 16 on 2000 neurons.</summary>
    private const int Length = 32_000;

    /// <inheritdoc/>
    public string Name => "elementwise";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        KernelSet kernels = context.One.Kernels;
        float[] source = BenchmarkContext.Random(Length, 1);
        float[] mask = BenchmarkContext.Random(Length, 2);
        float[] ours = new float[Length];
        float[] theirs = new float[Length];
        Compare(
            context, report, "hard sigmoid · mask", ours, theirs,
            () => kernels.HardSigmoid(source, mask, ours),
            () =>
            {
                TensorPrimitives.Clamp(source, 0f, 1f, theirs);
                TensorPrimitives.Multiply(theirs, mask, theirs);
            });
        Compare(
            context, report, "ReLU · mask", ours, theirs,
            () => kernels.Relu(source, mask, ours),
            () =>
            {
                TensorPrimitives.Max(source, 0f, theirs);
                TensorPrimitives.Multiply(theirs, mask, theirs);
            });
    }

    private static void Compare(
        BenchmarkContext context, BenchmarkReport report, string what, float[] ours, float[] theirs, Action own, Action rival)
    {
        own();
        rival();
        Comparison.Require(what, nameof(TensorPrimitives), theirs, ours, 0);
        IReadOnlyList<Timing> timings = Duel.Measure([new CallContender(nameof(TensorPrimitives), rival), new CallContender("Larmor", own)], context.Measure);
        report.Add(BenchmarkRow.Of("", $"{what}, {Length} values", nameof(TensorPrimitives), timings[0], timings[1]));
    }
}
