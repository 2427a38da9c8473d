using Larmor.Hal.Digital;
using Larmor.SimulatedHal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

/// <summary>The plan is what is allocated, buffer by buffer.</summary>
[TestClass]
public sealed class MemoryPlanTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(32)]
    public void The_plan_of_the_digital_chip_is_what_it_allocates(int batch)
    {
        using HostArithmetic host = HostArithmetic.Best(1);
        using var warm = new DigitalChip(host, new DigitalChipOptions());
        PlanIsWhatIsAllocated(warm, host, batch);
        using var chip = new DigitalChip(host, new DigitalChipOptions());
        PlanIsWhatIsAllocated(chip, host, batch);
    }

    [TestMethod]
    [DataRow("seed=1")]
    [DataRow("bits=0&writeNoise=0&readNoise=0&spread=0&stuck=0")]
    [DataRow("spread=0&transpose=1")]
    [DataRow("stuck=0&plasticity=0")]
    public void The_plan_of_a_crossbar_is_what_it_allocates(string parameters)
    {
        using HostArithmetic host = HostArithmetic.Best(1);
        using SimulatedCrossbarChip warm = Crossbars.Open(parameters);
        PlanIsWhatIsAllocated(warm, host, 1);
        using SimulatedCrossbarChip chip = Crossbars.Open(parameters);
        PlanIsWhatIsAllocated(chip, host, 1);
    }

    [TestMethod]
    public void Buffers_have_names_places_and_sizes()
    {
        using HostArithmetic host = HostArithmetic.Best(1);
        using SimulatedCrossbarChip chip = Crossbars.Open("plasticity=0");
        var needs = new Needs { Backward = true, Plasticity = true };
        Placement placement = Placement.Create(chip, NetworkSpec.Dense(64, 32, 16), needs, host, new PlacementOptions());
        var names = new List<string>();
        for (int i = 0; i < placement.Memory.Count; i++)
        {
            MemoryPlanEntry entry = placement.Memory[i];
            Assert.IsGreaterThan(0L, entry.Bytes, entry.Name);
            names.Add($"{entry.Place}: {entry.Name}");
        }

        string[] expected =
        [
            "Host: layer 0 row of changes",
            "Host: layer 1 row read back",
            "Host: layer 1 row of changes",
            "Chip: tile 0 weights",
            "Chip: tile 0 states",
            "Chip: tile 0 gains and defects",
            "Chip: tile 0 inputs that are not 0",
            "Chip: tile 0 outputs",
            "Chip: tile 1 weights",
            "Chip: tile 1 states",
            "Chip: tile 1 gains and defects",
            "Chip: tile 1 inputs that are not 0",
            "Chip: tile 1 outputs",
        ];
        CollectionAssert.AreEqual(expected, names);
        Assert.AreEqual(4L * (65 + 33 + 33), placement.Memory.BytesIn(MemoryPlace.Host));
    }

    private static void PlanIsWhatIsAllocated(IChip chip, HostArithmetic host, int batch)
    {
        var needs = new Needs { Backward = true, Plasticity = true };
        NetworkSpec network = NetworkSpec.Dense(500, 300, 200);
        var options = new PlacementOptions { BatchCapacity = batch };
        long before = GC.GetAllocatedBytesForCurrentThread();
        Placement placement = Placement.Create(chip, network, needs, host, options);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        long planned = placement.Memory.BytesIn(MemoryPlace.Chip) + placement.Memory.BytesIn(MemoryPlace.Host);
        Assert.AreEqual((double)allocated, planned, 0.02 * allocated, $"planned {planned}, allocated {allocated} bytes");
    }
}
