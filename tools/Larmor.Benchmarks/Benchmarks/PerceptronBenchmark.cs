namespace Larmor.Benchmarks;

/// <summary>One supervised training step on one digit against a plain C loop on the same core.</summary>
public sealed class PerceptronBenchmark : IBenchmark
{
    private const string What = "supervised step 784-100-10, batch 1, SGD";
    private const double Tolerance = 1e-4;
    private const int SampleCount = 4800;
    private const int CheckSteps = 50;

    /// <inheritdoc/>
    public string Name => "mlp";

    /// <inheritdoc/>
    public void Run(BenchmarkContext context, BenchmarkReport report)
    {
        var batches = new DigitBatches(context.Digits, 1, SampleCount);
        using ScalarPerceptron loop = ScalarPerceptron.Compile("gcc", context.Folder, vectorised: false);
        using ScalarPerceptron vectors = ScalarPerceptron.Compile("gcc", context.Folder, vectorised: true);
        using var ours = new PerceptronStep(context.One, batches);
        LoopContender[] rivals =
        [
            new LoopContender(loop, batches, ours, skipping: false),
            new LoopContender(loop, batches, ours, skipping: true),
            new LoopContender(vectors, batches, ours, skipping: false),
            new LoopContender(vectors, batches, ours, skipping: true),
        ];
        float[][] expected = [.. rivals.Select(rival => rival.FirstWeightsAfter(CheckSteps))];
        for (int step = 0; step < CheckSteps; step++)
        {
            ours.Step();
        }

        float[] actual = ours.Weights(0);
        for (int i = 0; i < rivals.Length; i++)
        {
            Comparison.Require(What, rivals[i].Name, expected[i], actual, Tolerance);
        }

        IReadOnlyList<Timing> timings = Duel.Measure([.. rivals, new CallContender("Larmor", ours.Step)], context.Measure);
        for (int i = 0; i < rivals.Length; i++)
        {
            // The bar is against a scalar loop; what gcc's own vectors make of it is shown beside it.
            string figure = rivals[i].IsScalar ? "mlp_step_b1_vs_scalar_c" : "";
            report.Add(BenchmarkRow.Of(figure, What, timings[i].Name, timings[i], timings[^1]));
        }
    }

    /// <summary>The C loop with weights of its own, copied from ours before the first step.</summary>
    private sealed class LoopContender : IContender
    {
        private readonly ScalarPerceptron _loop;
        private readonly DigitBatches _batches;
        private readonly bool _skipping;
        private readonly float[] _w1;
        private readonly float[] _b1;
        private readonly float[] _w2;
        private readonly float[] _b2;
        private int _next;

        internal LoopContender(ScalarPerceptron loop, DigitBatches batches, PerceptronStep start, bool skipping)
        {
            Name = loop.Name + (skipping ? ", inputs that are 0 left out" : "");
            _loop = loop;
            _batches = batches;
            _skipping = skipping;
            (float[] rows, _b1) = Apart(start.Weights(0), PerceptronStep.HiddenCount);
            (_w2, _b2) = Apart(start.Weights(1), PerceptronStep.ClassCount);
            _w1 = skipping ? OpenBlasProducts.Turned(rows, PerceptronStep.HiddenCount, batches.InputCount) : rows;
        }

        public string Name { get; }

        internal bool IsScalar => _loop.IsScalar;

        public double Run(int count)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            if (_skipping)
            {
                _loop.LearnSkipping(_w1, _b1, _w2, _b2, _batches.Values, _batches.Labels, _next, count, PerceptronStep.Rate);
            }
            else
            {
                _loop.LearnDense(_w1, _b1, _w2, _b2, _batches.Values, _batches.Labels, _next, count, PerceptronStep.Rate);
            }

            _next = (_next + count) % _batches.Count;
            return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        /// <summary>Weights of the first layer by output, bias last, after some steps.</summary>
        internal float[] FirstWeightsAfter(int steps)
        {
            Run(steps);
            int hidden = PerceptronStep.HiddenCount;
            int inputs = _batches.InputCount;
            float[] rows = _skipping ? OpenBlasProducts.Turned(_w1, inputs, hidden) : _w1;
            return [.. Enumerable.Range(0, hidden).SelectMany(h => rows.Skip(h * inputs).Take(inputs).Append(_b1[h]))];
        }

        private static (float[] Weights, float[] Biases) Apart(float[] rows, int outputs)
        {
            int stride = rows.Length / outputs;
            return (
                [.. rows.Where((_, index) => index % stride != stride - 1)],
                [.. Enumerable.Range(0, outputs).Select(output => rows[(output * stride) + stride - 1])]);
        }
    }
}
