using System.Globalization;

namespace Larmor.Benchmarks;

/// <summary>What a training step allocates once its learner is built: on every thread, whatever the learner.</summary>
public sealed class AllocationBenchmark : IBenchmark
{
    private const int WarmUpSteps = 200;
    private const int Steps = 500;
    private const int Tries = 3;

    /// <inheritdoc/>
    public string Name => "allocation";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        foreach (int batch in new[] { 1, 16, 100 })
        {
            var batches = new DigitBatches(context.Digits, batch, 10);
            using var step = new SelfDefinedTargetStep(context.Team, batches, SelfDefinedTargetStep.Options(batch, dropout: true));
            Count(report, string.Create(CultureInfo.InvariantCulture, $"self-defined target 784-2000, batch {batch}"), context.Threads, step);
        }

        var single = new DigitBatches(context.Digits, 1, 100);
        using var perceptron = new PerceptronStep(context.Team, single);
        Count(report, "supervised 784-100-10, batch 1", context.Threads, perceptron);
        var pairs = new DigitBatches(context.Digits, 100, 10);
        using var contrastive = new SelfContrastiveStep(context.Team, pairs);
        Count(report, "SCFF layer 784-2000, batch 100", context.Threads, contrastive);
    }

    /// <summary>The least of a few tries: what the runtime allocates for itself now and then does not come back, what a step allocates does.</summary>
    private static void Count(BenchmarkReport report, string what, int threads, ITrainingStep step)
    {
        for (int i = 0; i < WarmUpSteps; i++)
        {
            step.Step();
        }

        long least = long.MaxValue;
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Steps; i++)
            {
                step.Step();
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        report.Add(new BenchmarkRow(
            "allocated_bytes_per_step", string.Create(CultureInfo.InvariantCulture, $"{what}, {threads} threads"), "", null, null, (double)least / Steps, 0, Tries * Steps, "bytes"));
    }
}
