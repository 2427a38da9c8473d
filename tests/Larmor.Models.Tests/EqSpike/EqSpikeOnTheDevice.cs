using Larmor.Hal;

namespace Larmor.Models.Tests;

/// <summary>What a device asks of EqSpike: nothing allocated in the loop, the same bits on any team and kernels, clear refusals, honest energy.</summary>
[TestClass]
[DoNotParallelize]
public sealed class EqSpikeOnTheDevice
{
    private static readonly int[] Sizes = [64, 40, 10];

    [TestMethod]
    [DataRow(EqSpikeRule.Spikes, false)]
    [DataRow(EqSpikeRule.Spikes, true)]
    [DataRow(EqSpikeRule.Contrast, true)]
    public void Learning_allocates_nothing(EqSpikeRule rule, bool bothSigns)
    {
        using var placed = new PlacedEqSpike(new EqSpikeOptions { Rule = rule, BothSigns = bothSigns }, "vector256", 4, 1, Sizes);
        float[] inputs = Inputs(4);
        int[] labels = [1, 2, 3, 4];
        placed.Learner.Observe(inputs, labels, 4);
        long least = long.MaxValue;
        for (int window = 0; window < 20 && least != 0; window++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 5; i++)
            {
                placed.Learner.Observe(inputs, labels, 4);
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.AreEqual(0, least);
    }

    [TestMethod]
    [DataRow("vector256", 2)]
    [DataRow("vector128", 1)]
    [DataRow("vector512", 1)]
    public void Learning_gives_the_same_bits_on_any_team_and_vector_width(string kernels, int threads)
    {
        using var one = new PlacedEqSpike(EqSpikeOptions.Short, "vector256", 4, 1, Sizes);
        using var other = new PlacedEqSpike(EqSpikeOptions.Short, kernels, 4, threads, Sizes);
        for (int i = 0; i < 20; i++)
        {
            one.Learner.Observe(Inputs(4), [1, 2, 3, 4], 4);
            other.Learner.Observe(Inputs(4), [1, 2, 3, 4], 4);
        }

        CollectionAssert.AreEqual(one.Learner.Synapses, other.Learner.Synapses);
        CollectionAssert.AreEqual(one.Input(7), other.Input(7));
    }

    [TestMethod]
    [DataRow(0f, "Beta is 0")]
    [DataRow(2f, "SlowStepCount is 5")]
    public void An_option_out_of_range_is_refused_with_name_value_and_way_out(float beta, string expected)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new PlacedEqSpike(
            new EqSpikeOptions { Beta = beta, SlowStepCount = beta == 0f ? 12f : 5f }, "scalar", 1, 1, Sizes));
        StringAssert.Contains(refusal.Message, expected);
    }

    [TestMethod]
    public void A_network_without_a_hidden_layer_is_refused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => new PlacedEqSpike(EqSpikeOptions.Short, "scalar", 1, 1, 64, 10));
        StringAssert.Contains(refusal.Message, "one hidden layer");
    }

    [TestMethod]
    public void The_worked_energy_of_inference_on_Loihi_constants_is_the_printed_one()
    {
        EventEnergy loihi = EventEnergy.Loihi;
        Assert.AreEqual(0.60f, loihi.Microjoules(25_300, 0, 0, 0), 0.005f);
        Assert.AreEqual(0.86f, loihi.Microjoules(0, 0, 0, 110 * 150), 0.005f);
        foreach (EventEnergy kind in EventEnergy.All)
        {
            Assert.AreNotEqual("", kind.Source);
            Assert.AreEqual(Evidence.Cited, kind.Evidence);
        }
    }

    private static float[] Inputs(int count) => [.. Enumerable.Range(0, 64 * count).Select(i => i % 3 == 0 ? 0f : (i * 37 % 101) / 101f)];
}
