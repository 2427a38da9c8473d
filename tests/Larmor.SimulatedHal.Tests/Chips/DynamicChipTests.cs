using Larmor.Hal;
using Larmor.Hal.Conformance;
using Larmor.Kernels;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class DynamicChipTests
{
    private const int Ticks = 40;
    private static readonly string[] Addresses = ["sim:oscillators?nodes=30&inputs=2&seed=4", "sim:oscillators?nodes=30&inputs=2&noise=1e4&seed=4", "sim:neuristors?nodes=30&inputs=2&seed=4"];

    [TestMethod]
    public void The_same_drive_gives_the_same_bits_and_another_drive_another_answer()
    {
        foreach (string address in Addresses)
        {
            float[] first = Run(Open(address), 1, Ticks);
            CollectionAssert.AreEqual(first, Run(Open(address), 1, Ticks), address);
            CollectionAssert.AreNotEqual(first, Run(Open(address), 2, Ticks), address);
            Assert.IsTrue(first.All(float.IsFinite), address);
        }
    }

    [TestMethod]
    public void What_was_driven_before_is_remembered_for_a_while_and_then_forgotten()
    {
        foreach (string address in new[] { Addresses[0], Addresses[2] })
        {
            // Two histories of one tick, then the same drive: apart at first, together later.
            SimulatedDynamicChip one = Open(address);
            SimulatedDynamicChip other = Open(address);
            var observed = new float[one.Dynamics.NodeCount];
            one.Dynamics.Run([1f, 1f], 1, observed);
            other.Dynamics.Run([-1f, -1f], 1, observed);
            double soon = Apart(one, other, 1);
            double late = Apart(one, other, 400);
            Assert.IsGreaterThan(1e-3, soon, address);
            Assert.IsTrue(address.StartsWith("sim:neuristors", StringComparison.Ordinal) || late < 1e-6, $"{address}: {late} apart in the end");
        }
    }

    [TestMethod]
    public void A_loaded_chip_goes_on_bit_for_bit()
    {
        foreach (string address in Addresses)
        {
            SimulatedDynamicChip chip = Open(address);
            Run(chip, 3, Ticks);
            var state = new MemoryState();
            chip.Save(state);
            SimulatedDynamicChip resumed = Open(address);
            resumed.Load(state);
            CollectionAssert.AreEqual(Run(chip, 5, Ticks), Run(resumed, 5, Ticks), address);
        }
    }

    [TestMethod]
    public void A_run_allocates_nothing_and_wrong_lengths_are_refused()
    {
        foreach (string address in Addresses)
        {
            IDynamics dynamics = Open(address).Dynamics;
            var drive = new float[2 * Ticks];
            var observed = new float[30 * Ticks];
            Statistic.AllocatesNothing(() => dynamics.Run(drive, Ticks, observed));
            Statistic.Refused(() => dynamics.Run(new float[3], Ticks, observed), "3 values", "asks for 80");
            Statistic.Refused(() => dynamics.Run(drive, Ticks, new float[3]), "3 values", "asks for 1200");
        }
    }

    [TestMethod]
    public void Its_bits_have_the_asked_odds_and_it_has_no_tile()
    {
        SimulatedDynamicChip chip = Open("sim:oscillators?junctions=500&seed=9");
        var probability = new float[500];
        Array.Fill(probability, 0.3f);
        var bits = new byte[500];
        long ones = 0;
        for (int n = 0; n < 200; n++)
        {
            chip.Bits!.Sample(probability, bits);
            ones += bits.Sum(bit => bit);
        }

        Statistic.Frequency(0.3, ones, 100_000, 5.5);
        Assert.AreEqual(ChipFault.Capacity, Assert.ThrowsExactly<ChipException>(() => chip.AllocateTile(1, 1, 1)).Fault);
        Statistic.Refused(() => Open("sim:neuristors?noise=1"), "'noise' is unknown");
    }

    private static SimulatedDynamicChip Open(string address) => SimulatedDynamicChip.FromAddress(ChipAddress.Parse(address));

    private static float[] Run(SimulatedDynamicChip chip, ulong seed, int ticks)
    {
        var random = new Pcg32(seed, 1);
        var drive = new float[chip.Dynamics.InputCount * ticks];
        for (int i = 0; i < drive.Length; i++)
        {
            drive[i] = (2f * random.NextFloat()) - 1f;
        }

        var observed = new float[chip.Dynamics.NodeCount * ticks];
        chip.Dynamics.Run(drive, ticks, observed);
        return observed;
    }

    private static double Apart(SimulatedDynamicChip one, SimulatedDynamicChip other, int ticks)
    {
        float[] first = Run(one, 8, ticks);
        float[] second = Run(other, 8, ticks);
        return first.TakeLast(one.Dynamics.NodeCount).Zip(second.TakeLast(one.Dynamics.NodeCount), (a, b) => Math.Abs((double)a - b)).Average();
    }
}
