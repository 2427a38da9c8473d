using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.SimulatedHal.Tests;

/// <summary>A rule on spikes and a chip that has none.</summary>
[TestClass]
public sealed class SpikesNeedNeurons
{
    [TestMethod]
    public void A_chip_without_neurons_that_can_be_nudged_is_refused_with_the_way_out()
    {
        using var host = new HostArithmetic(KernelSelection.Best(), new WorkerTeam(1));
        using SimulatedCrossbarChip chip = Presets.Open("sim:crossbar");
        Placement placement = Placement.Create(chip, NetworkSpec.Dense(20, 12, 3), EqSpike.Needs, host, new PlacementOptions());
        ChipException refusal = Assert.ThrowsExactly<ChipException>(() => new EventEqSpike(placement, EqSpikeOptions.Short));
        StringAssert.Contains(refusal.Message, "has no spiking neurons that can be nudged towards a target");
        StringAssert.Contains(refusal.Message, "run EqSpike, which spikes on the host, or choose digital");
    }
}
