using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>Section 8 of the specification, from an independent program in double precision: the same spikes, states within its printed digits.</summary>
[TestClass]
public sealed class EqSpikeWorkedNumbers
{
    private static readonly SpikingConstants Long = new() { RefractoryStepCount = 2, FastStepCount = 12, SlowStepCount = 24 };

    public static IEnumerable<object[]> KernelSets => KernelSelection.Names.Select(name => new object[] { name });

    [TestMethod]
    [DataRow(0.37f, 0f, "2 6 10 13 17 21 24 28 32 36 39", 0.1f, 0.5401f)]
    [DataRow(0.53f, 0f, "1 4 7 10 13 16 19 22 24 27 30 33 36 39", 0.31f, 0.6928f)]
    [DataRow(0.9f, 0f, "1 3 5 7 9 11 13 15 18 20 22 24 26 28 30 32 34 37 39", 0.8f, 0.9474f)]
    [DataRow(1.3f, 0f, "0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38", -1f, 1f)]
    [DataRow(0.37f, 0.05f, "2 6 10 14 18 22 26 30 34 38", 0.305196f, 0.5106f)]
    public void A_neuron_fires_when_the_reference_fires(float current, float leak, string expected, float potential, float rate)
    {
        foreach (string name in KernelSelection.Names)
        {
            KernelSet kernels = KernelSelection.Create(name);
            var layer = new SpikingPopulation(1, new SpikingConstants { RefractoryStepCount = 2, Leak = leak });
            layer.Drive[0] = current;
            var spikes = new List<int>();
            for (int t = 0; t < 40; t++)
            {
                kernels.StepSpikes(layer, 0f);
                spikes.AddRange(Enumerable.Repeat(t, layer.FiredCount));
            }

            Assert.AreEqual(expected, string.Join(' ', spikes), name);
            if (potential >= 0f)
            {
                Assert.AreEqual(potential, layer.Potential[0], 2e-6f, name);
            }

            int count = spikes.Count;
            for (int t = 40; t < 20_000; t++)
            {
                kernels.StepSpikes(layer, 0f);
                count += layer.FiredCount;
            }

            Assert.AreEqual(rate, 2f * count / 20_000, 2e-4f, name);
        }
    }

    [TestMethod]
    [DynamicData(nameof(KernelSets))]
    public void One_spike_leaves_the_printed_traces(string kernels)
    {
        var layer = new SpikingPopulation(1, Long);
        layer.Drive[0] = 1f;
        var printed = new Dictionary<int, float[]>
        {
            [0] = [0.166667f, 0.083333f, 0.00694444f],
            [1] = [0.152778f, 0.079861f, 0.00607639f],
            [2] = [0.140046f, 0.076534f, 0.00529273f],
            [5] = [0.107871f, 0.067360f, 0.00337595f],
            [10] = [0.069817f, 0.054448f, 0.00128075f],
            [15] = [0.045188f, 0.044012f, 0.0000980f],
            [16] = [0.041422f, 0.042178f, -0.00006298f],
            [20] = [0.029247f, 0.035575f, -0.00052739f],
            [40] = [0.005132f, 0.015187f, -0.00083793f],
        };
        KernelSet set = KernelSelection.Create(kernels);
        for (int n = 0; n < 600; n++)
        {
            set.StepSpikes(layer, 0f);
            set.AddSlopes(layer);
            layer.Drive[0] = 0f;
            if (printed.TryGetValue(n, out float[]? values))
            {
                Assert.AreEqual(values[0], layer.Fast[0], 1e-6f);
                Assert.AreEqual(values[1], layer.Slow[0], 1e-6f);
                Assert.AreEqual(values[2], layer.Slope[0], 1e-7f);
            }
        }

        Assert.AreEqual(0f, layer.SlopeSum[0], 1e-6f, "after a lone spike the rate is back where it was");
    }

    [TestMethod]
    public void A_step_of_the_rate_sums_to_its_height()
    {
        KernelSet kernels = KernelSelection.Best();
        var layer = new SpikingPopulation(1, new SpikingConstants());
        layer.Drive[0] = 1f;
        layer.Fast[0] = layer.Slow[0] = 0.2f;
        for (int t = 0; t < 400; t++)
        {
            kernels.StepSpikes(layer, 0f);
            kernels.AddSlopes(layer);
        }

        Assert.AreEqual(0.8f, layer.SlopeSum[0], 3e-5f);
    }

    [TestMethod]
    [DynamicData(nameof(KernelSets))]
    public void A_network_learns_as_the_reference_does_with_a_positive_nudge(string kernels)
    {
        using PlacedEqSpike placed = Network(kernels, 2f);
        Near.Equal([0.05f, 0.02f, 0.03f], placed.Input(3), "b_h before");
        placed.Learner.Observe(Sample, [1], 1);
        Assert.AreEqual(173 + 58, placed.Learner.Events.HiddenSpikeCount, "hidden spikes");
        Assert.AreEqual(112 + 32, placed.Learner.Events.OutputSpikeCount, "output spikes");
        Near.Equal([0.86f, 0.68f], placed.Learner.Score, "score");
        Close([-0.019724f, -0.291974f, -0.086130f], placed.Learner.Hidden.SlopeSum, "a_h");
        Close([-0.572444f, 0.190437f], placed.Learner.Output.SlopeSum, "a_o");
        Close([0.309645f, -0.125256f, 0.268450f], placed.Input(0), "W1 row 0");
        Close([0.179862f, 0.427956f, -0.210603f], placed.Input(1), "W1 row 1");
        Close([-0.070237f, 0.216496f, 0.358966f], placed.Input(2), "W1 row 2");
        Close([0.049961f, 0.019416f, 0.029828f], placed.Input(3), "b_h");
        Close([0.228988f, 0.410214f], placed.Synapses(0), "W2 row 0");
        Close([0.369703f, -0.160404f], placed.Synapses(1), "W2 row 1");
        Close([0.289141f, 0.190189f], placed.Synapses(2), "W2 row 2");
        Close([0.039714f, 0.070095f], placed.Learner.Output.Drive, "b_o");
    }

    [TestMethod]
    [DynamicData(nameof(KernelSets))]
    public void A_network_learns_as_the_reference_does_with_a_negative_nudge(string kernels)
    {
        using PlacedEqSpike placed = Network(kernels, -2f);
        placed.Learner.Observe(Sample, [1], 1);
        Assert.AreEqual(173 + 70, placed.Learner.Events.HiddenSpikeCount, "hidden spikes");
        Assert.AreEqual(112 + 30, placed.Learner.Events.OutputSpikeCount, "output spikes");
        Close([-0.131228f, 0.128908f, -0.039095f], placed.Learner.Hidden.SlopeSum, "a_h");
        Close([0.127130f, -0.578637f], placed.Learner.Output.SlopeSum, "a_o");
        Close([0.312362f, -0.122320f, 0.270704f], placed.Input(0), "W1 row 0");
        Close([0.180919f, 0.429098f, -0.209726f], placed.Input(1), "W1 row 1");
        Close([-0.068425f, 0.218453f, 0.360469f], placed.Input(2), "W1 row 2");
        Close([0.050262f, 0.019742f, 0.030078f], placed.Input(3), "b_h");
        Close([0.230140f, 0.410862f], placed.Synapses(0), "W2 row 0");
        Close([0.369641f, -0.159162f], placed.Synapses(1), "W2 row 1");
        Close([0.289939f, 0.190952f], placed.Synapses(2), "W2 row 2");
        Close([0.039936f, 0.070289f], placed.Learner.Output.Drive, "b_o");
    }

    [TestMethod]
    public void The_free_phase_ends_in_the_printed_state()
    {
        using PlacedEqSpike placed = Network("scalar", 2f);
        var score = new float[2];
        placed.Learner.Infer(Sample, 1, score);
        Assert.AreEqual(173, placed.Learner.Events.HiddenSpikeCount);
        Assert.AreEqual(112, placed.Learner.Events.OutputSpikeCount);
        Close([0.35f, 0.1945f, 0.4155f], placed.Learner.Hidden.Drive, "drive");
        Close([0.910545f, 0.531603f, 0.883672f], placed.Learner.Hidden.Fast, "r_f hidden");
        Close([0.906552f, 0.555559f, 0.883391f], placed.Learner.Hidden.Slow, "r_s hidden");
        Close([0.978233f, 0.787814f], placed.Learner.Output.Fast, "r_f output");
        Close([0.915698f, 0.733729f], placed.Learner.Output.Slow, "r_s output");
        Near.Equal([0.86f, 0.68f], score, "score");
    }

    private static float[] Sample => [0.9f, 0.35f, 0.6f];

    private static PlacedEqSpike Network(string kernels, float beta)
    {
        EqSpikeOptions set = EqSpikeOptions.Long;
        var placed = new PlacedEqSpike(
            new EqSpikeOptions
            {
                RefractoryStepCount = set.RefractoryStepCount,
                FastStepCount = set.FastStepCount,
                SlowStepCount = set.SlowStepCount,
                FreeStepCount = set.FreeStepCount,
                NudgedStepCount = set.NudgedStepCount,
                Beta = beta,
                RandomSign = false,
                RandomStart = false,
            },
            kernels, 1, 1, 3, 3, 2);
        placed.Program(
            0, [[0.31f, -0.12f, 0.27f], [0.18f, 0.43f, -0.21f], [-0.07f, 0.22f, 0.36f]], [0.05f, 0.02f, 0.03f]);
        placed.Program(1, [[0.23f, 0.41f], [0.37f, -0.16f], [0.29f, 0.19f]], [0.04f, 0.07f]);
        return placed;
    }

    private static void Close(float[] expected, float[] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 4e-6f, $"{what}[{i}]");
        }
    }
}
