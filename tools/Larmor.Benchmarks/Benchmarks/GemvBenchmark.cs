using System.Globalization;
using Larmor.Hal;

namespace Larmor.Benchmarks;

/// <summary>The matrix-vector product of a stream with weights out of the caches, against the bandwidth with which this machine reads.</summary>
public sealed class GemvBenchmark : IBenchmark
{
    private const int InputCount = 784;
    private const int OutputCount = 2000;
    private const double WeightBytes = 4.0 * InputCount * OutputCount;

    /// <summary>Matrices taken in turn: 150 MB, more than the caches of this class of machine hold.</summary>
    private const int MatrixCount = 24;

    /// <summary>Times the usual number of rounds: on a shared machine the bandwidth is not the same for long.</summary>
    private const int MoreRounds = 4;

    /// <inheritdoc/>
    public string Name => "gemv";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        Measure(context, report, context.Team, "gemv_bandwidth");
        Measure(context, report, context.One, "");
    }

    private static void Measure(BenchmarkContext context, BenchmarkReport report, HostArithmetic host, string figure)
    {
        var problem = new ProductProblem(1, InputCount, OutputCount);
        TileProducts[] tiles = [.. Enumerable.Range(0, MatrixCount).Select(_ => new TileProducts(host, problem))];
        var sum = new StreamingSum(host.Team, MatrixCount, InputCount * OutputCount);
        int product = 0;
        int reading = 0;
        IReadOnlyList<Timing> timings = Duel.Measure(
            [
                new CallContender("streaming sum", () => sum.Read(reading++ % MatrixCount)),
                new CallContender("tile", () => tiles[product++ % MatrixCount].Compute(ProductShape.Forward)),
            ],
            context.Measure with { Rounds = MoreRounds * context.Measure.Rounds });
        string rival = string.Create(
            CultureInfo.InvariantCulture,
            $"streaming sum, {WeightBytes / timings[0].Median / 1e9:0.0} GB/s, {host.Team.Size} thread(s)");
        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"matrix-vector {InputCount} x {OutputCount}, {MatrixCount} matrices in turn, {WeightBytes / timings[1].Median / 1e9:0.0} GB/s");
        report.Add(BenchmarkRow.Of(figure, what, rival, timings[0], timings[1]));
        foreach (TileProducts tile in tiles)
        {
            tile.Dispose();
        }
    }
}
