using Larmor.Hal.Conformance;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.SimulatedHal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class PlacementTests
{
    private static readonly Needs All = new() { Backward = true, Plasticity = true, Increments = true };

    private readonly HostArithmetic _host = new(KernelSelection.Create("scalar"), new WorkerTeam(1));

    [TestCleanup]
    public void EndThreads() => _host.Dispose();

    [TestMethod]
    [DataRow("rows=784", "785 inputs (bias included)", "at most 784", "split the layer")]
    [DataRow("columns=99", "100 outputs", "at most 99", "fewer neurons")]
    [DataRow("tiles=1", "2 tiles", "at most 1", "fewer layers")]
    public void A_network_that_does_not_fit_is_refused_with_need_limit_and_way_out(string limits, string need, string limit, string wayOut)
    {
        using SimulatedCrossbarChip chip = Crossbars.Open(limits);
        Refused(chip, new PlacementOptions(), need, limit, wayOut);
        var plan = new MemoryPlan();
        chip.Report(plan);
        Assert.AreEqual(0, plan.Count, "nothing was allocated");
    }

    [TestMethod]
    public void Chip_memory_that_does_not_suffice_is_refused_with_need_limit_and_way_out()
    {
        using var chip = new DigitalChip(_host, new DigitalChipOptions { MemoryBytes = 100_000 });
        Refused(chip, new PlacementOptions(), "bytes for a tile of 785 x 100", "at most 100000", "fewer neurons or a smaller batch");
    }

    [TestMethod]
    public void Host_memory_that_does_not_suffice_is_refused_with_need_limit_and_way_out()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("transpose=0");
        Refused(chip, new PlacementOptions { HostMemoryBytes = 403 }, "404 bytes of host memory", "at most 403", "plain gradient steps");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    [DataRow(65537)]
    public void A_batch_outside_its_limits_is_refused(int batch)
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("");
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => Placement.Create(chip, NetworkSpec.Dense(3, 2), All, _host, new PlacementOptions { BatchCapacity = batch }));
        Assert.Contains($"BatchCapacity is {batch}; it must be 1 to 65536", refusal.Message);
    }

    [TestMethod]
    public void The_report_says_for_each_need_who_serves_it_and_why()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("transpose=0&plasticity=0");
        Placement placement = Placement.Create(chip, NetworkSpec.Dense(9, 5, 3), All, _host, new PlacementOptions());
        string[] lines = Lines(placement.Report);
        string[] expected =
        [
            "0 forward Chip native",
            "0 plasticity Host the array has no local update: increments are written",
            "0 increments Host the update rule keeps its moments on the host",
            "1 forward Chip native",
            "1 backward Host the array cannot be driven from its outputs: a mirror is read back",
            "1 plasticity Host the array has no local update: increments are written",
            "1 increments Host the update rule keeps its moments on the host",
        ];
        CollectionAssert.AreEqual(expected, lines);
    }

    [TestMethod]
    public void A_chip_that_can_do_all_serves_all()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("transpose=1");
        var needs = new Needs { Backward = true, Plasticity = true };
        Placement placement = Placement.Create(chip, NetworkSpec.Dense(9, 5, 3), needs, _host, new PlacementOptions());
        foreach (string line in Lines(placement.Report))
        {
            Assert.Contains(" Chip native", line);
        }

        Assert.AreEqual(0L, placement.Memory.BytesIn(MemoryPlace.Host));
    }

    [TestMethod]
    public void What_nobody_needs_is_not_completed()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("transpose=0&plasticity=0");
        Placement placement = Placement.Create(chip, NetworkSpec.Dense(9, 5, 3), new Needs(), _host, new PlacementOptions());
        Assert.AreEqual(2, placement.Report.Count);
        Assert.IsNull(placement.Layer(1).Backward);
        Assert.IsNull(placement.Layer(1).Plasticity);
        Assert.AreEqual(0L, placement.Memory.BytesIn(MemoryPlace.Host));
    }

    [TestMethod]
    public void A_layer_has_its_bias_as_one_more_input()
    {
        using var chip = new DigitalChip(_host, new DigitalChipOptions());
        Placement placement = Placement.Create(chip, NetworkSpec.Dense(9, 5, 3), All, _host, new PlacementOptions());
        Assert.AreEqual(10, placement.Layer(0).Forward.InputCount);
        Assert.AreEqual(6, placement.Layer(1).Forward.InputCount);
        Assert.AreEqual(3, placement.Layer(1).Forward.OutputCount);
    }

    private static string[] Lines(PlacementReport report)
    {
        var lines = new string[report.Count];
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = $"{report[i].LayerIndex} {report[i].Need} {report[i].ServedBy} {report[i].Reason}";
        }

        return lines;
    }

    private void Refused(IChip chip, PlacementOptions options, string need, string limit, string wayOut)
    {
        ChipException refusal = Assert.ThrowsExactly<ChipException>(
            () => Placement.Create(chip, NetworkSpec.Dense(784, 100, 10), All, _host, options));
        Assert.AreEqual(ChipFault.Capacity, refusal.Fault);
        Assert.Contains(need, refusal.Message);
        Assert.Contains(limit, refusal.Message);
        Assert.Contains(wayOut, refusal.Message);
        Assert.Contains(chip.Info.Name, refusal.Message);
    }
}
