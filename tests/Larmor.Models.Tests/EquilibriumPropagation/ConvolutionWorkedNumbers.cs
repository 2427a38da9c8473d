using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>Section 7.3 of the specification of equilibrium propagation: two convolutions with pooling under a softmax read-out.</summary>
[TestClass]
public sealed class ConvolutionWorkedNumbers
{
    private static readonly float[] Input = [.. Enumerable.Range(0, 36).Select(i => (7 * i % 11) / 10f)];
    private static readonly float[][] First = Filters(2, 1, 1, 20);
    private static readonly float[][] Second = Filters(3, 2, 4, 20);
    private static readonly float[][] Third = [.. Enumerable.Range(0, 3).Select(o => Enumerable.Range(0, 3).Select(i => Filler((3 * o) + i, 2) / 5f).ToArray())];

    [TestMethod]
    [DataRow(
        1, new[] { .1475f, .075f, .03f, .1425f, .075f, .1f, .0625f, .0325f, .0825f, .31f, .225f, .32f, .3025f, .32f, .285f, .165f, .285f, .275f },
        new[] { .15f, .10f, .20f })]
    [DataRow(
        2, new[] { .14f, .09125f, 0, .1575f, .11375f, .07375f, .07f, .01f, .07875f, .3375f, .195f, .32875f, .3525f, .3125f, .31125f, .14625f, .285f, .29375f },
        new[] { .2235625f, .1373125f, .263625f })]
    [DataRow(
        200, new[]
        {
            0.11218224f, 0.13836776f, 0, 0.14665644f, 0.17784197f, 0.04494513f, 0.07745806f, 0, 0.07502097f, 0.39310486f, 0.15020803f,
            0.34389355f, 0.37104529f, 0.28468224f, 0.34836776f, 0.12760484f, 0.285f, 0.31239516f,
        },
        new[] { 0.29916129f, 0.16625778f, 0.32406512f })]
    public void The_free_phase_goes_through_the_printed_states(int steps, float[] first, float[] second)
    {
        using PlacedEquilibrium placed = Place(Nudging.OneSided, 0.5f, steps, 1, false);
        placed.Learner.Observe(Input, [2], 1);
        Close(first, ByChannel(placed.Learner.FreeStates), 2e-6f, "first map");
        Close(second, placed.Learner.FreeStates.AsSpan(18), 2e-6f, "second map");
    }

    [TestMethod]
    [DataRow(0.5f, new[] { 0.40354505f, 0.27339408f, 0.20737830f })]
    [DataRow(-0.5f, new[] { 0.16212764f, 0.03163082f, 0.57092134f })]
    public void The_nudged_phase_ends_in_the_printed_states(float beta, float[] second)
    {
        foreach (bool alternating in new[] { false, true })
        {
            using PlacedEquilibrium placed = Place(Nudging.OneSided, beta, 200, 200, alternating);
            placed.Learner.Observe(Input, [2], 1);
            Close(second, placed.Learner.NudgedStates.AsSpan(18), 3e-6f, $"second map, alternating {alternating}");
            Assert.IsTrue(placed.Learner.LastNudged.Settled);
        }
    }

    [TestMethod]
    public void The_symmetric_gradient_is_the_printed_one()
    {
        using PlacedEquilibrium placed = Place(Nudging.Symmetric, 0.5f, 200, 200, false);
        placed.Learner.Observe(Input, [2], 1);
        float[][] readout = [[0.11469087f, 0.05494199f, 0.20083483f], [0.07802696f, 0.04512154f, 0.08835589f], [-0.19271784f, -0.10006354f, -0.28919071f]];
        float[] bias = [0.45830035f, 0.25256200f, -0.71086235f];
        for (int o = 0; o < 3; o++)
        {
            float[] moved = placed.Gradient(2, o, Third[o], new[] { 0, 0.1f, -0.1f }[o]);
            Close([.. readout[o], bias[o]], moved, 1e-5f, $"read-out {o}");
        }

        Close([-0.24141741f, -0.24176326f, 0.36354304f], Biases(placed, 1, Second, [0.3f, 0.2f, 0.4f]), 1e-5f, "second biases");
        Close([-0.04100166f, 0.01679950f], Biases(placed, 0, First, [0.1f, 0.2f]), 1e-5f, "first biases");
        Close(
            [-0.01378070f, -0.03682946f, -0.02920686f, 0.00678379f, -0.03646415f, -0.02073708f, -0.02996640f, -0.02826382f, -0.01226731f],
            placed.Gradient(0, 0, First[0], 0.1f).AsSpan(0, 9), 1e-5f, "first filter");
    }

    [TestMethod]
    public void Learning_with_convolutions_allocates_nothing()
    {
        using PlacedEquilibrium placed = Place(Nudging.Symmetric, 0.5f, 10, 5, true);
        int[] labels = [2];
        placed.Learner.Observe(Input, labels, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        placed.Learner.Observe(Input, labels, 1);
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void An_image_of_another_size_than_the_map_below_is_refused_with_both_numbers()
    {
        var network = NetworkSpec.Of(new LayerSpec(new ConvolutionSpec(6, 6, 1, 3, 1, 2, 2)), new LayerSpec(17, 3, true));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new PlacedEquilibrium(Options(Nudging.Symmetric, 1, 1, 1, false, 2), 1, 1, network));
        StringAssert.Contains(refusal.Message, "17");
        StringAssert.Contains(refusal.Message, "18");
    }

    private static PlacedEquilibrium Place(Nudging nudging, float beta, int freeSteps, int nudgedSteps, bool alternating)
    {
        var network = NetworkSpec.Of(
            new LayerSpec(new ConvolutionSpec(6, 6, 1, 3, 1, 2, 2)), new LayerSpec(new ConvolutionSpec(3, 3, 2, 3, 1, 2, 3)), new LayerSpec(3, 3, true));
        var placed = new PlacedEquilibrium(Options(nudging, beta, freeSteps, nudgedSteps, alternating, 3), 1, 1, network);
        placed.Program(0, First, [0.1f, 0.2f]);
        placed.Program(1, Second, [0.3f, 0.2f, 0.4f]);
        placed.Program(2, Third, [0, 0.1f, -0.1f]);
        return placed;
    }

    private static EquilibriumPropagationOptions Options(Nudging nudging, float beta, int freeSteps, int nudgedSteps, bool alternating, int layers) => new()
    {
        Nudging = nudging,
        Beta = beta,
        LearningRates = [.. Enumerable.Repeat(1f, layers)],
        Relaxation = new RelaxationOptions
        {
            FreeStepCount = freeSteps,
            NudgedStepCount = nudgedSteps,
            Activation = StateActivation.HalfHardSigmoid,
            Alternating = alternating,
            SoftmaxReadout = layers == 3,
        },
    };

    private static float Filler(int i, int shift) => (((5 * i) + shift) % 13) - 6;

    /// <summary>The filters as [kernel row, kernel column, channel]; the specification numbers them as [channel, kernel row, kernel column].</summary>
    private static float[][] Filters(int outputs, int channels, int shift, float divisor) =>
        [.. Enumerable.Range(0, outputs).Select(o => Enumerable.Range(0, 9 * channels)
            .Select(p => Filler((o * 9 * channels) + (p % channels * 9) + (p / channels), shift) / divisor).ToArray())];

    /// <summary>The first map as the specification prints it: channel by channel.</summary>
    private static float[] ByChannel(float[] states) =>
        [.. Enumerable.Range(0, 18).Select(i => states[(i % 9 * 2) + (i / 9)])];

    private static float[] Biases(PlacedEquilibrium placed, int layer, float[][] filters, float[] biases) =>
        [.. filters.Select((filter, o) => placed.Gradient(layer, o, filter, biases[o])[^1])];

    private static void Close(float[] expected, ReadOnlySpan<float> actual, float tolerance, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], tolerance, $"{what}[{i}]");
        }
    }
}
