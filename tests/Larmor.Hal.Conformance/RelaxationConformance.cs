using Larmor.Kernels;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>What every exact chip's network does when it settles, by itself or completed on the host.</summary>
public abstract class RelaxationConformance : ChipConformance
{
    private const int Batch = 3;
    private static readonly int[] Sizes = [7, 21, 18, 5];

    private readonly HostArithmetic _host = HostArithmetic.Best(1);

    [TestCleanup]
    public void EndHost() => _host.Dispose();

    [TestMethod]
    public void Settling_never_raises_the_energy() => Holds(chip =>
    {
        var rig = new RelaxationRig(chip, _host, Batch, new RelaxationOptions { FreeStepCount = 1 }, Sizes);
        float[] input = new Draw(11).Values(Batch * Sizes[0], 1f);
        float[] states = rig.Start();
        double before = rig.Energy(input, states);
        for (int step = 0; step < 60; step++)
        {
            rig.Relaxation.SettleFree(input, default, Batch, states);
            double now = rig.Energy(input, states);
            Assert.IsLessThanOrEqualTo(before + 1e-5, now, $"step {step}");
            before = now;
        }
    });

    [TestMethod]
    public void A_settled_state_answers_its_own_drives() => Holds(chip =>
    {
        var rig = new RelaxationRig(chip, _host, Batch, new RelaxationOptions { FreeStepCount = 500, Tolerance = 1e-6f }, Sizes);
        float[] input = new Draw(12).Values(Batch * Sizes[0], 1f);
        float[] states = rig.Start();
        Relaxed end = rig.Relaxation.SettleFree(input, default, Batch, states);
        Assert.IsTrue(end.Settled, $"residual {end.Residual} in layer {end.LayerIndex} after {end.StepCount} steps");
        Assert.IsLessThan(500, end.StepCount, "until settled, not to the bound");
        Assert.IsLessThan(1e-4, rig.Mismatch(input, states));
    });

    [TestMethod]
    public void All_at_once_and_in_turn_settle_in_the_same_place() => Holds(chip =>
    {
        float[] input = new Draw(13).Values(Batch * Sizes[0], 1f);
        var turn = new RelaxationRig(chip, _host, Batch, new RelaxationOptions { FreeStepCount = 400 }, Sizes);
        var once = new RelaxationRig(chip, _host, Batch, new RelaxationOptions { FreeStepCount = 400, Alternating = false }, Sizes);
        float[] first = turn.Start();
        float[] second = once.Start();
        turn.Relaxation.SettleFree(input, default, Batch, first);
        once.Relaxation.SettleFree(input, default, Batch, second);
        for (int i = 0; i < first.Length; i++)
        {
            Assert.AreEqual(first[i], second[i], 1e-4f, $"neuron {i}");
        }
    });

    [TestMethod]
    public void One_leaky_layer_jumps_to_where_its_steps_lead() => Holds(chip =>
    {
        const int Free = 40;
        const int Nudged = 10;
        const float Step = 0.2f;
        const float Beta = -0.3f;
        var options = new RelaxationOptions { FreeStepCount = Free, NudgedStepCount = Nudged, StepSize = Step, Alternating = false };
        var rig = new RelaxationRig(chip, _host, Batch, options, 7, 50);
        float[] input = new Draw(14).Values(Batch * 7, 2f);
        float[] target = [.. Enumerable.Range(0, Batch * 50).Select(i => i % 7 == 0 ? 1f : 0f)];
        float[] states = rig.Start();
        float[] expected = rig.Start();
        rig.StepLeaky(input, target, 0f, Step, Free, expected);
        rig.Relaxation.SettleFree(input, default, Batch, states);
        Close(expected, states, "free");
        rig.StepLeaky(input, target, Beta, Step, Nudged, expected);
        rig.Relaxation.SettleNudged(default, default, Beta, target, Batch, states);
        Close(expected, states, "nudged");
    });

    [TestMethod]
    public void A_batch_settles_like_its_networks_one_by_one() => Holds(chip =>
    {
        var rig = new RelaxationRig(chip, _host, Batch, new RelaxationOptions { FreeStepCount = 20 }, Sizes);
        float[] input = new Draw(15).Values(Batch * Sizes[0], 1f);
        float[] together = rig.Start();
        rig.Relaxation.SettleFree(input, default, Batch, together);
        for (int k = 0; k < Batch; k++)
        {
            var alone = new float[rig.Relaxation.StateCount];
            rig.Relaxation.SettleFree(input.AsSpan(k * Sizes[0], Sizes[0]), default, 1, alone);
            int own = 0;
            int all = 0;
            for (int l = 0; l < rig.Relaxation.LayerCount; l++)
            {
                int width = rig.Relaxation.NeuronCount(l);
                for (int i = 0; i < width; i++)
                {
                    Assert.AreEqual(alone[own + i], together[all + (k * width) + i], 1e-5f, $"network {k}, layer {l}, neuron {i}");
                }

                own += width;
                all += Batch * width;
            }
        }
    });

    [TestMethod]
    public void A_masked_neuron_stays_at_0() => Holds(chip =>
    {
        var rig = new RelaxationRig(chip, _host, Batch, new RelaxationOptions(), Sizes);
        float[] mask = [.. Enumerable.Range(0, Batch * rig.Relaxation.StateCount).Select(i => i % 3 == 0 ? 0f : 1f)];
        float[] states = rig.Start();
        rig.Relaxation.SettleFree(new Draw(16).Values(Batch * Sizes[0], 1f), mask, Batch, states);
        for (int i = 0; i < states.Length; i += 3)
        {
            Assert.AreEqual(0f, states[i]);
        }
    });

    [TestMethod]
    public void A_wrong_length_is_refused_with_both_numbers() => Holds(chip =>
    {
        var rig = new RelaxationRig(chip, _host, Batch, new RelaxationOptions(), Sizes);
        float[] states = rig.Start();
        ArgumentException input = Assert.Throws<ArgumentException>(() => rig.Relaxation.SettleFree(new float[6], default, 1, new float[44]));
        Assert.Contains("6", input.Message);
        Assert.Contains("7", input.Message);
        ArgumentException state = Assert.Throws<ArgumentException>(() => rig.Relaxation.SettleFree(new float[7], default, 1, states));
        Assert.Contains($"{states.Length}", state.Message);
        Assert.Contains("44", state.Message);
    });

    [TestMethod]
    public void Settling_allocates_nothing() => Holds(chip =>
    {
        var rig = new RelaxationRig(chip, _host, Batch, new RelaxationOptions(), Sizes);
        float[] input = new Draw(17).Values(Batch * Sizes[0], 1f);
        var target = new float[Batch * 5];
        float[] states = rig.Start();
        rig.Relaxation.SettleFree(input, default, Batch, states);
        rig.Relaxation.SettleNudged(input, default, 0.1f, target, Batch, states);
        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.Relaxation.SettleFree(input, default, Batch, states);
        rig.Relaxation.SettleNudged(input, default, 0.1f, target, Batch, states);
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    });

    private static void Close(float[] expected, float[] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 1e-5f, $"{what} {i}");
        }
    }
}
