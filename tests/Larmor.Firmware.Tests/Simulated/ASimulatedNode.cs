using Larmor.Firmware.Simulated;
using Larmor.Hal;

namespace Larmor.Firmware.Tests.Simulated;

[TestClass]
public sealed class ASimulatedNode
{
    private const long Minute = 60_000_000;

    private static readonly FaultKind[] s_kinds =
    [
        FaultKind.Unplug, FaultKind.Noise, FaultKind.BitErrors, FaultKind.StuckBus, FaultKind.StuckSensor, FaultKind.Saturated, FaultKind.BrownOut, FaultKind.ClockJump, FaultKind.FullDisk,
    ];

    [TestMethod]
    public void Two_hours_of_every_fault_hang_nothing_crash_nothing_poison_nothing_and_all_are_told()
    {
        using var folder = new TemporaryFolder();
        WorldEvent[] events = [new(116 * Minute, Minute)];
        HardwareFault[] faults = FaultPlan.Draw(s_kinds, new WorldEvent(10 * Minute, 100 * Minute), 80, 10_000_000, 20f, 5);
        SimulationReport report = Run(folder, "", new SimulationPlan { Faults = faults, Events = events }, 120 * Minute, out _);
        Assert.AreEqual(0, report.CrashCount);
        Assert.AreEqual(0, report.HangCount);
        Assert.AreEqual(80, report.FaultCount);
        Assert.AreEqual(80, report.ToldCount, string.Join(", ", faults.Where(fault => !fault.IsTold)));
        Assert.AreEqual(1, report.FoundCount, "what it learned is still there");
        Assert.IsLessThan(0.03, (double)report.FalseAlarmCount / report.QuietCount);
        Assert.IsGreaterThan(0, report.RestartCount);
        Assert.IsLessThan(130.0, report.CheckpointAgeSeconds);
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_decisions()
    {
        DecisionPoint[][] runs = new DecisionPoint[2][];
        for (int i = 0; i < 2; i++)
        {
            using var folder = new TemporaryFolder();
            HardwareFault[] faults = FaultPlan.Draw(s_kinds, new WorldEvent(3 * Minute, 12 * Minute), 8, 10_000_000, 20f, 6);
            Run(folder, "", new SimulationPlan { Faults = faults }, 15 * Minute, out runs[i]);
        }

        CollectionAssert.AreEqual(runs[0], runs[1]);
    }

    [TestMethod]
    public void A_chip_on_the_pretend_SPI_bus_is_opened_by_the_very_driver_lost_told_and_opened_again()
    {
        using var folder = new TemporaryFolder();
        const string Model = ", \"chip\": \"spi:0.1\", \"model\": { \"neuronCount\": 16, \"learnCount\": 100 }";
        HardwareFault[] faults = [new(FaultKind.ChipUnplug, new WorldEvent(6 * Minute, 20_000_000), 0f)];
        SimulationReport report = Run(folder, Model, new SimulationPlan { Faults = faults }, 12 * Minute, out DecisionPoint[] decisions);
        Assert.AreEqual(1, report.ToldCount);
        Assert.AreEqual(0, report.CrashCount);
        Assert.IsGreaterThan(11 * Minute, decisions[^1].Microseconds, "decisions come again");
    }

    private static SimulationReport Run(TemporaryFolder folder, string more, SimulationPlan plan, long end, out DecisionPoint[] decisions)
    {
        FirmwareOptions options = FirmwareOptions.Parse(
            $$"""
            {
              "name": "pretend", "job": { "name": "novelty", "warmUpCount": 128 },
              "sensor": { "name": "adxl345", "address": "spi:0.0", "sampleRateHertz": 400, "minimum": -156, "maximum": 156 },
              "window": { "length": 256, "hop": 128 }, "encoder": { "name": "spectrum", "bandCount": 8 },
              "checkpoints": { "folder": "kept", "intervalSeconds": 60 }{{more}}
            }
            """,
            folder.At("node.json"));
        var signal = new SwitchedSignal(new MachineSignal(3, isDamaged: false, 1), new MachineSignal(3, isDamaged: true, 1), plan.Events);
        using HostArithmetic host = HostArithmetic.Best(1);
        using var world = new SimulatedWorld(options, signal, () => ChipCatalog.Open("digital", host), 1);
        using var simulation = new NodeSimulation(options, world, plan);
        simulation.RunUntil(end);
        decisions = [.. simulation.Record.Decisions];
        return simulation.Report();
    }
}
