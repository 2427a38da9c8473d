using System.Globalization;
using System.Text.Json.Nodes;

namespace Larmor.Benchmarks;

/// <summary>The first two convolutions of SCFF's CIFAR network, forward and weight gradient, against PyTorch on the same cores.</summary>
public sealed class ConvolutionBenchmark : IBenchmark
{
    private const double Tolerance = 1e-4;

    private static readonly ConvolutionShape[] Shapes = [new(100, 3, 96, 32, 5, 2), new(100, 96, 384, 16, 3, 1)];

    /// <inheritdoc/>
    public string Name => "conv";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        foreach (ConvolutionShape shape in Shapes)
        {
            using var ours = new TileConvolution(context.Team, shape);
            float[] inputs = BenchmarkContext.Random(shape.Batch * shape.Channels * shape.Size * shape.Size, 1);
            float[] errors = BenchmarkContext.Random(shape.Batch * shape.Outputs * shape.Side * shape.Side, 2);
            float[] weights = BenchmarkContext.Random(shape.Outputs * shape.Channels * shape.Kernel * shape.Kernel, 3);
            ours.LoadInputs(inputs);
            ours.LoadErrors(errors);
            ours.LoadWeights(weights);
            string[] files = [context.Put("conv.data", inputs), context.Put("conv.errors", errors), context.Put("conv.weights", weights)];
            Compare(context, report, shape, "conv-forward", "forward", files, ours.Forward, ours.Outputs);
            Compare(context, report, shape, "conv-gradient", "weight gradient", files, ours.WeightGradient, ours.Gradient);
        }
    }

    private static void Compare(
        BenchmarkContext context, BenchmarkReport report, ConvolutionShape shape, string request, string word, string[] files,
        Action compute, Func<float[]> result)
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"convolution {shape}, {word}");
        string file = Path.Combine(context.Folder, "conv.result");
        string form = context.Torch.Prepare(new JsonObject
        {
            ["id"] = request,
            ["what"] = request,
            ["batch"] = shape.Batch,
            ["channels"] = shape.Channels,
            ["outputs"] = shape.Outputs,
            ["size"] = shape.Size,
            ["kernel"] = shape.Kernel,
            ["pad"] = shape.Pad,
            ["data"] = files[0],
            ["errors"] = files[1],
            ["weights"] = files[2],
            ["result"] = file,
            ["probe"] = 3,
        });
        IContender rival = context.Torch.Contender(request, "PyTorch, " + form);
        compute();
        Comparison.Require(what, "PyTorch", BenchmarkContext.Take(file), result(), Tolerance);
        IReadOnlyList<Timing> timings = Duel.Measure([rival, new CallContender("Larmor", compute)], context.Measure);
        report.Add(BenchmarkRow.Of("conv_vs_torch", what, rival.Name, timings[0], timings[1]));
        context.Torch.Drop(request);
    }
}
