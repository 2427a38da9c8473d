using Larmor.Hal;
using Larmor.Hal.Conformance;
using Larmor.Hal.Spi;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class WireFaultTests
{
    private const string Exact = "sim:crossbar?bits=0&writeNoise=0&readNoise=0&spread=0&stuck=0";

    [TestMethod]
    public void No_damaged_frame_passes_and_no_whole_one_is_refused()
    {
        var campaign = new WireCampaign(new WireFaults { BitFlips = 0.3, Slips = 0.2, Stuck = 0.1, Cuts = 0.2, Seed = 5 });
        campaign.Run(100000);
        Assert.AreEqual(0L, campaign.UndetectedCount);
        Assert.AreEqual(0L, campaign.FalseAlarmCount);
        Assert.AreEqual(campaign.DamagedCount, campaign.DetectedCount);
        Assert.IsGreaterThan(40000L, campaign.DamagedCount);
    }

    [TestMethod]
    public void Learning_over_bad_wires_ends_with_the_same_bits_as_over_good_ones()
    {
        (SpiChip good, _) = Wires.Open(Exact, new WireFaults());
        (SpiChip bad, SimulatedLink link) = Wires.Open(Exact, new WireFaults { BitFlips = 0.03, Slips = 0.02, Stuck = 0.01, Cuts = 0.01 });
        using (good)
        using (bad)
        {
            CollectionAssert.AreEqual(Work(good), Work(bad));
            Assert.IsGreaterThan(50L, link.DamageCount);
            Assert.IsGreaterThan(20L, bad.Wire.RetryCount);
            Assert.AreEqual(0L, good.Wire.RetryCount);
            Assert.IsGreaterThan(0L, bad.Wire.ResendCount);
            Assert.IsGreaterThan(0L, bad.Wire.ChecksumCount);
            Assert.AreEqual(good.ReadCounters(), bad.ReadCounters(), "nothing was carried out twice");
        }
    }

    [TestMethod]
    [DataRow(true, ChipFault.Bus)]
    [DataRow(false, ChipFault.Bus)]
    public void A_stuck_line_is_reported_after_the_stated_retries(bool level, ChipFault fault)
    {
        (SpiChip chip, SimulatedLink link) = Wires.Open(Exact, new WireFaults());
        long before = link.TransferCount;
        link.StuckLevel = level;
        ChipException failure = Assert.ThrowsExactly<ChipException>(() => chip.ReadCounters());
        Assert.AreEqual(fault, failure.Fault);
        Assert.Contains("did not move in 9 tries", failure.Message);
        Assert.AreEqual(18L, link.TransferCount - before, "nine requests, nine answers");
        link.StuckLevel = null;
        Assert.AreEqual(default, chip.ReadCounters(), "it goes on where it was");
    }

    [TestMethod]
    public void A_hung_chip_times_out_after_the_stated_polls()
    {
        (SpiChip chip, SimulatedLink link) = Wires.Open(Exact, new WireFaults());
        link.IsHung = true;
        ChipException failure = Assert.ThrowsExactly<ChipException>(() => chip.ReadCounters());
        Assert.AreEqual(ChipFault.Timeout, failure.Fault);
        Assert.Contains("busy for 256 polls in 9 tries", failure.Message);
        Assert.AreEqual(9L, chip.Wire.TimeoutCount);
    }

    [TestMethod]
    public void An_unplugged_chip_is_a_fault_of_the_bus_and_another_one_is_not_taken_for_it()
    {
        (SpiChip chip, SimulatedLink link) = Wires.Open(Exact, new WireFaults());
        ITile tile = chip.AllocateTile(3, 2, 1);
        link.IsUnplugged = true;
        ChipException gone = Assert.ThrowsExactly<ChipException>(() => tile.Forward.Multiply(new float[3], 1, new float[2]));
        Assert.AreEqual(ChipFault.Bus, gone.Fault);
        Assert.Contains("plugged in", gone.Message);
        link.Replug();
        ChipException other = Assert.ThrowsExactly<ChipException>(() => tile.Forward.Multiply(new float[3], 1, new float[2]));
        Assert.AreEqual(ChipFault.Identity, other.Fault);
        Assert.Contains("restarted", other.Message);
        Assert.Contains("load a checkpoint", other.Message);
    }

    [TestMethod]
    public void No_chip_at_all_is_refused_when_it_is_opened()
    {
        var link = new SimulatedLink(() => Presets.Open(Exact), new WireFaults()) { IsUnplugged = true };
        ChipException failure = Assert.ThrowsExactly<ChipException>(() => new SpiChip(link, new SpiChipOptions()).Dispose());
        Assert.AreEqual(ChipFault.Bus, failure.Fault);
    }

    [TestMethod]
    public void A_tile_larger_than_the_chip_is_refused_with_both_numbers()
    {
        (SpiChip chip, _) = Wires.Open("sim:crossbar?rows=10", new WireFaults());
        ChipException failure = Assert.ThrowsExactly<ChipException>(() => chip.AllocateTile(11, 3, 1));
        Assert.AreEqual("network needs 11 inputs (bias included); chip 'spi' has at most 10: split the layer or choose another chip", failure.Message);
    }

    private static float[] Work(SpiChip chip)
    {
        ITile tile = chip.AllocateTile(300, 12, 1);
        var draw = new Draw(3);
        tile.Weights.Program(0, 12, draw.Values(3600, 0.5f));
        var outputs = new float[12];
        for (int n = 0; n < 40; n++)
        {
            float[] input = draw.Values(300, 1f);
            tile.Forward.Multiply(input, 1, outputs);
            tile.Plasticity!.Accumulate(input, outputs, 1, 0.001f);
        }

        var weights = new float[3600];
        tile.Weights.Read(0, 12, weights);
        return weights;
    }
}
