using Larmor.Hal.Digital;
using Larmor.Kernels;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class DigitalChipTests
{
    [TestMethod]
    public void It_declares_exact_arithmetic_and_its_kernels()
    {
        using var host = new HostArithmetic(KernelSelection.Create("scalar"), new WorkerTeam(1));
        using var chip = new DigitalChip(host, new DigitalChipOptions());
        Assert.IsTrue(chip.Info.Accuracy.IsExact);
        Assert.AreEqual("scalar", chip.Info.Revision);
        Assert.AreEqual(Evidence.Measured, chip.Info.Evidence);
    }

    [TestMethod]
    public void Skipped_products_are_those_of_inputs_that_are_0()
    {
        using var host = new HostArithmetic(KernelSelection.Create("scalar"), new WorkerTeam(1));
        using var chip = new DigitalChip(host, new DigitalChipOptions());
        ITile tile = chip.AllocateTile(4, 3, 1);
        tile.Forward.Multiply([1f, 0f, 0f, 2f], 1, new float[3]);
        Assert.AreEqual(12L, chip.ReadCounters().MultiplyAddCount);
        Assert.AreEqual(6L, chip.ReadCounters().SkippedCount);
    }

    [TestMethod]
    public void A_batch_limit_below_1_is_refused()
    {
        using var host = new HostArithmetic(KernelSelection.Create("scalar"), new WorkerTeam(1));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new DigitalChip(host, new DigitalChipOptions { LargestBatch = 0 }));
        Assert.Contains("LargestBatch is 0", refusal.Message);
    }

    [TestMethod]
    public void Memory_is_shared_by_all_tiles()
    {
        using var host = new HostArithmetic(KernelSelection.Create("scalar"), new WorkerTeam(1));
        using var chip = new DigitalChip(host, new DigitalChipOptions { MemoryBytes = 50_000 });
        chip.AllocateTile(100, 64, 1);
        ChipException refusal = Assert.ThrowsExactly<ChipException>(() => chip.AllocateTile(100, 64, 1));
        Assert.AreEqual(ChipFault.Capacity, refusal.Fault);
        Assert.Contains("100 x 64", refusal.Message);
        Assert.Contains("digital?memory=", refusal.Message);
    }
}
