using System.Text.Json.Nodes;

namespace Larmor.Benchmarks;

/// <summary>A training step of SCFF's first MNIST layer against PyTorch on the same cores, and one of a convolution against its plain form.</summary>
/// <remarks>
/// The figure is held against PyTorch doing both passes; a second line shows PyTorch with the algebra that needs one product for both
/// (pairs are sums, and so are their drives).
/// </remarks>
public sealed class SelfContrastiveBenchmark : IBenchmark
{
    private const int Batch = 100;

    /// <summary>Adam turns the sign of a gradient near 0 into a step: weights are compared with less than one step between them.</summary>
    private const double Tolerance = 0.02;

    /// <inheritdoc/>
    public string Name => "scff";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        Share(context, report);
        Run(context, report, "scff_step_vs_torch", "scff", "SCFF layer step 784-2000, batch 100");
        Run(context, report, "", "scff-one-product", "SCFF layer step 784-2000, batch 100, one product for both passes");
    }

    /// <summary>A convolution whose pairs share the drives of their halves, against the same layer driven pair by pair.</summary>
    private static void Share(BenchmarkContext context, BenchmarkReport report)
    {
        const string What = "SCFF convolution step 96-384 of 12 x 12, batch 100, shared halves";
        using var pairs = new ImageContrastStep(context.Team, shares: false);
        using var halves = new ImageContrastStep(context.Team, shares: true);
        pairs.Step();
        halves.Step();
        Comparison.Require(What, "pair by pair", pairs.Goodness(), halves.Goodness(), 1e-4);
        IReadOnlyList<Timing> timings = Duel.Measure(
            [new CallContender("pair by pair", pairs.Step), new CallContender("Larmor", halves.Step)], context.Measure);
        report.Add(BenchmarkRow.Of("", What, "pair by pair", timings[0], timings[1]));
    }

    private static void Run(BenchmarkContext context, BenchmarkReport report, string figure, string form, string what)
    {
        var batches = new DigitBatches(context.Digits, Batch, 48);
        var request = new JsonObject
        {
            ["what"] = form,
            ["outputs"] = SelfContrastiveStep.OutputCount,
            ["theta1"] = 4,
            ["theta2"] = 6,
            ["lambda"] = 1e-4,
            ["rate"] = 0.003,
            ["decay"] = 1e-4,
            ["shifts"] = new JsonArray([.. SelfContrastiveStep.Shifts(48, Batch).Select(shift => JsonValue.Create(shift))]),
        };
        TrainingDuel.Run(context, report, figure, what, request, batches, Tolerance, _ => new SelfContrastiveStep(context.Team, batches));
    }
}
