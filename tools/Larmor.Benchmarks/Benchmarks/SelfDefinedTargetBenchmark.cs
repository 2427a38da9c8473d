using System.Globalization;
using System.Text.Json.Nodes;
using Larmor.Models;

namespace Larmor.Benchmarks;

/// <summary>Whole training steps of the self-defined target on MNIST, dropout and all, against PyTorch on the same cores.</summary>
public sealed class SelfDefinedTargetBenchmark : IBenchmark
{
    private const double Tolerance = 1e-4;

    /// <inheritdoc/>
    public string Name => "sdt";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        Run(context, report, 16, 300);
        Run(context, report, 100, 48);
        Run(context, report, 1, 4800);
    }

    private static void Run(BenchmarkContext context, BenchmarkReport report, int batch, int count)
    {
        var batches = new DigitBatches(context.Digits, batch, count);
        SelfDefinedTargetOptions options = SelfDefinedTargetStep.Options(batch, dropout: true);
        var request = new JsonObject
        {
            ["what"] = batch == 1 ? "sdt-stream" : "sdt",
            ["outputs"] = SelfDefinedTargetStep.OutputCount,
            ["k"] = options.WinnerCount,
            ["gamma"] = options.HomeostasisRate,
            ["eta"] = options.ActivityRate,
            ["rate"] = options.LearningRates[0],
            ["inputDropout"] = options.InputDropout,
            ["outputDropout"] = options.OutputDropout,
        };
        TrainingDuel.Run(
            context, report, string.Create(CultureInfo.InvariantCulture, $"sdt_step_b{batch}_vs_torch"),
            string.Create(CultureInfo.InvariantCulture, $"self-defined target step 784-2000, batch {batch}"), request, batches, Tolerance,
            dropout => new SelfDefinedTargetStep(context.Team, batches, SelfDefinedTargetStep.Options(batch, dropout)));
    }
}
