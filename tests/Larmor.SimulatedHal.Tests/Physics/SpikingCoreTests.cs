using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class SpikingCoreTests
{
    [TestMethod]
    public void The_shift_leak_neuron_follows_the_worked_trace()
    {
        SpikingCore core = Core(SpikingLeak.Shift, 4, 512, true);
        int[] inputs = [100, 100, 100, 0, 0, 200, 300, 0, 50, 400];
        int[] trace = [100, 194, 282, 265, 249, 434, 195, 183, 222, 97];
        int[] spikes = [6, 9];
        for (int n = 0; n < inputs.Length; n++)
        {
            core.Tick();
            bool fired = core.Add(0, inputs[n]);
            Assert.AreEqual(trace[n], core.Membrane[0], $"step {n}");
            Assert.AreEqual(Array.IndexOf(spikes, n) >= 0, fired, $"step {n}");
        }
    }

    [TestMethod]
    public void The_crossbar_neuron_follows_the_worked_trace()
    {
        SpikingCore core = Core(SpikingLeak.Constant, 7, 300, false);
        int[] inputs = [120, 100, -50, 130, 0, 0, 260, -400, 90, 255];
        int[] trace = [113, 206, 149, 272, 265, 258, 0, -393, -296, -34];
        for (int n = 0; n < inputs.Length; n++)
        {
            bool fired = core.Add(0, inputs[n]);
            core.Tick();
            Assert.AreEqual(trace[n], core.Membrane[0], $"step {n}");
            Assert.AreEqual(n == 6, fired, $"step {n}");
        }
    }

    [TestMethod]
    public void Events_reach_every_neuron_through_its_own_synapse_and_saturate()
    {
        var core = new SpikingCore(new SpikingCoreOptions { Threshold = 2047 });
        core.SetWeight(3, 7, -8);
        core.SetWeight(3, 9, 7);
        for (int n = 0; n < 300; n++)
        {
            core.Spike(3);
        }

        Assert.AreEqual(-2048, core.Membrane[7]);
        Assert.AreEqual(1L, core.Blocks.EventCount, "7 x 293 reaches 2047 once");
        Assert.AreEqual(7 * 7, core.Membrane[9]);
        Assert.AreEqual(0, core.Membrane[8]);
        Statistic.Near(300 * 256 * 12.7e-12, core.Blocks.EnergyJoules, 1e-9);
        Statistic.Refused(() => core.SetWeight(0, 0, 8), "weight is 8", "-8 to 7", "more bits");
    }

    private static SpikingCore Core(SpikingLeak leak, int amount, int threshold, bool subtracts) => new(new SpikingCoreOptions
    {
        Array = new DeviceArrayOptions { Count = 1 },
        Leak = leak,
        LeakAmount = amount,
        Threshold = threshold,
        SubtractsThreshold = subtracts,
    });
}
