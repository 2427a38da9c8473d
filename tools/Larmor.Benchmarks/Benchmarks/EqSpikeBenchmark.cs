using System.Globalization;
using Larmor.Models;

namespace Larmor.Benchmarks;

/// <summary>A training sample of EqSpike against a plain C loop of the same rule on the same core.</summary>
public sealed class EqSpikeBenchmark : IBenchmark
{
    private const string What = "EqSpike 784-100-10, short set, one training sample";

    // A spike more or less moves weights: the sums of the drive differ in their last bits, spikes at the threshold may too.
    private const double Tolerance = 1e-3;
    private const int SampleCount = 4800;
    private const int CheckSteps = 3;
    private const uint Seed = 7;

    /// <inheritdoc/>
    public string Name => "eqspike";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        var batches = new DigitBatches(context.Digits, 1, SampleCount);
        using SpikingLoop loop = SpikingLoop.Compile("gcc", context.Folder, vectorised: false);
        using SpikingLoop vectors = SpikingLoop.Compile("gcc", context.Folder, vectorised: true);
        Check(context, batches, loop);
        batches.Restart();
        using var ours = new EqSpikeStep(context.One, batches, EqSpikeOptions.Short);
        LoopContender[] rivals = [new LoopContender(loop, batches, ours, Seed), new LoopContender(vectors, batches, ours, Seed)];
        IReadOnlyList<Timing> timings = Duel.Measure([.. rivals, new CallContender("Larmor", ours.Step)], context.Measure);
        for (int i = 0; i < rivals.Length; i++)
        {
            report.Add(BenchmarkRow.Of("eqspike_vs_c", What, timings[i].Name, timings[i], timings[^1]));
        }

        report.Note(string.Create(
            CultureInfo.InvariantCulture, $"{What}: {1000 * timings[^1].Median:0.0000} ms, C {1000 * timings[0].Median:0.0000} and {1000 * timings[1].Median:0.0000} ms"));
    }

    /// <summary>Both learn the same from rest with one sign of the nudge.</summary>
    private static void Check(BenchmarkContext context, DigitBatches batches, SpikingLoop loop)
    {
        using var ours = new EqSpikeStep(context.One, batches, new EqSpikeOptions { RandomStart = false, RandomSign = false });
        var rival = new LoopContender(loop, batches, ours, 0);
        rival.Run(CheckSteps);
        for (int step = 0; step < CheckSteps; step++)
        {
            ours.Step();
        }

        Comparison.Require(What, rival.Name, rival.FirstWeights(), ours.Weights(0), Tolerance);
    }

    /// <summary>The C loop with weights of its own, copied from ours before the first step.</summary>
    private sealed class LoopContender : IContender
    {
        private readonly SpikingLoop _loop;
        private readonly DigitBatches _batches;
        private readonly uint _seed;
        private readonly float[] _w1;
        private readonly float[] _b1;
        private readonly float[] _w2;
        private readonly float[] _b2;
        private int _next;

        internal LoopContender(SpikingLoop loop, DigitBatches batches, EqSpikeStep start, uint seed)
        {
            _loop = loop;
            _batches = batches;
            _seed = seed;
            (_w1, _b1) = Apart(start.Weights(0), EqSpikeStep.HiddenCount);
            (_w2, _b2) = Apart(start.Weights(1), EqSpikeStep.ClassCount);
        }

        public string Name => _loop.Name;

        public double Run(int count)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            _loop.Learn(_w1, _b1, _w2, _b2, _batches.Values, _batches.Labels, _next, count, EqSpikeOptions.Short, _seed);
            _next = (_next + count) % _batches.Count;
            return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        /// <summary>Weights of the first layer by output, bias last.</summary>
        internal float[] FirstWeights()
        {
            float[] rows = OpenBlasProducts.Turned(_w1, _batches.InputCount, EqSpikeStep.HiddenCount);
            int inputs = _batches.InputCount;
            return [.. Enumerable.Range(0, EqSpikeStep.HiddenCount).SelectMany(h => rows.Skip(h * inputs).Take(inputs).Append(_b1[h]))];
        }

        /// <summary>Weights by input, and biases, of rows by output.</summary>
        private static (float[] Weights, float[] Biases) Apart(float[] rows, int outputs)
        {
            int stride = rows.Length / outputs;
            float[] weights = [.. rows.Where((_, index) => index % stride != stride - 1)];
            return (
                OpenBlasProducts.Turned(weights, outputs, stride - 1),
                [.. Enumerable.Range(0, outputs).Select(output => rows[(output * stride) + stride - 1])]);
        }
    }
}
