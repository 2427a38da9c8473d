using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>What every tile does: allocation and its limits here, then products, weights, backward products and plasticity.</summary>
public abstract partial class TileConformance : ChipConformance
{
    private static readonly int[][] Sizes = [[1, 1], [3, 5], [17, 65], [70, 33], [129, 130], [600, 20]];

    [TestMethod]
    public void A_new_tile_holds_weights_near_0() => Holds(chip =>
    {
        ITile tile = chip.AllocateTile(31, 20, 1);
        var weights = new float[31 * 20];
        tile.Weights.Read(0, 20, weights);
        var errors = new Expectation(chip.Info.Accuracy);
        foreach (float weight in weights)
        {
            errors.Take(0, weight, 0, SingleSigmas * chip.Info.Accuracy.ProgramSigma);
        }

        errors.SinglesHold("new weights");
    });

    [TestMethod]
    public void A_tile_without_inputs_outputs_or_batch_is_refused() => Holds(chip =>
    {
        Assert.Throws<ArgumentException>(() => chip.AllocateTile(0, 3, 1));
        Assert.Throws<ArgumentException>(() => chip.AllocateTile(3, -1, 1));
        Assert.Throws<ArgumentException>(() => chip.AllocateTile(3, 3, 0));
    });

    [TestMethod]
    public void A_tile_beyond_every_limit_is_refused_as_capacity() => Holds(chip =>
    {
        ChipException refusal = Assert.ThrowsExactly<ChipException>(() => chip.AllocateTile(int.MaxValue, int.MaxValue, 1));
        Assert.AreEqual(ChipFault.Capacity, refusal.Fault);
    });

    [TestMethod]
    public void A_tile_one_past_a_declared_limit_is_refused_with_need_and_limit() => Holds(chip =>
    {
        if (chip.Info.MaximumInputCount < ChipInfo.Unlimited)
        {
            RefusedWithNeedAndLimit(() => chip.AllocateTile(chip.Info.MaximumInputCount + 1, 1, 1), chip.Info.MaximumInputCount);
        }

        if (chip.Info.MaximumOutputCount < ChipInfo.Unlimited)
        {
            RefusedWithNeedAndLimit(() => chip.AllocateTile(1, chip.Info.MaximumOutputCount + 1, 1), chip.Info.MaximumOutputCount);
        }

        if (chip.Info.MaximumTileCount < ChipInfo.Unlimited)
        {
            for (int i = 0; i < chip.Info.MaximumTileCount; i++)
            {
                Assert.IsNotNull(chip.AllocateTile(1, 1, 1));
            }

            RefusedWithNeedAndLimit(() => chip.AllocateTile(1, 1, 1), chip.Info.MaximumTileCount);
        }
    });

    [TestMethod]
    public void The_accuracy_is_declared_and_not_negative() => Holds(chip =>
    {
        ChipAccuracy accuracy = chip.Info.Accuracy;
        Assert.IsGreaterThanOrEqualTo(0f, accuracy.MultiplySigma);
        Assert.IsGreaterThanOrEqualTo(0f, accuracy.ProgramSigma);
        Assert.IsGreaterThanOrEqualTo(0f, accuracy.UpdateSigma);
        Assert.IsGreaterThanOrEqualTo(0f, accuracy.GainSigma);
        Assert.IsInRange(0f, 1f, accuracy.StuckFraction);
        Assert.AreNotEqual("", chip.Info.Name);
    });

    [TestMethod]
    public void Counters_count_what_was_done_and_reset_leaves_the_weights() => Holds(chip =>
    {
        var rig = new TileRig(chip, 12, 9, 4, 5);
        Assert.AreEqual(12L * 9, chip.ReadCounters().ProgramCount, "cells programmed");
        rig.Tile.Forward.Multiply(new Draw(6).Sparse(7 * 12, 1f), 7, new float[7 * 9]);
        Assert.AreEqual(7L * 12 * 9, chip.ReadCounters().MultiplyAddCount, "multiply-adds of the dense network");
        Assert.IsInRange(0L, 7L * 12 * 9, chip.ReadCounters().SkippedCount);
        float[] before = rig.Read();
        chip.Reset();
        Assert.AreEqual(default, chip.ReadCounters());
        CollectionAssert.AreEqual(before, rig.Read());
    });

    [TestMethod]
    public void The_chip_lists_its_buffers() => Holds(chip =>
    {
        chip.AllocateTile(12, 9, 4);
        chip.AllocateTile(9, 3, 4);
        var plan = new MemoryPlan();
        chip.Report(plan);
        Assert.IsGreaterThanOrEqualTo(2, plan.Count, "a buffer per tile at least");
        for (int i = 0; i < plan.Count; i++)
        {
            Assert.AreNotEqual("", plan[i].Name);
            Assert.IsGreaterThanOrEqualTo(0L, plan[i].Bytes, plan[i].Name);
        }
    });

    /// <summary>Runs a verb until it is warm, then checks that it leaves the heap alone.</summary>
    /// <summary>The runtime itself may allocate once on this thread while it compiles anew; a verb that allocates does so in every round.</summary>
    private static void AllocatesNothing(string verb, Action call)
    {
        long least = long.MaxValue;
        for (int round = 0; round < 3 && least > 0; round++)
        {
            for (int i = 0; i < 5; i++)
            {
                call();
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++)
            {
                call();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.AreEqual(0L, least, $"{verb} allocates");
    }

    private static void RefusedWithNeedAndLimit(Action allocate, int limit)
    {
        ChipException refusal = Assert.ThrowsExactly<ChipException>(allocate);
        Assert.AreEqual(ChipFault.Capacity, refusal.Fault);
        Assert.Contains($"{limit + 1}", refusal.Message);
        Assert.Contains($"{limit}:", refusal.Message);
    }

    /// <summary>A wrong length is refused with both numbers, and neither weights nor counters move.</summary>
    private static void RefusesLength(IChip chip, TileRig rig, int given, int asked, Action call)
    {
        float[] before = rig.Read();
        ChipCounters counters = chip.ReadCounters();
        ArgumentException refusal = Assert.Throws<ArgumentException>(call);
        Assert.Contains($"{given}", refusal.Message);
        Assert.Contains($"{asked}", refusal.Message);
        CollectionAssert.AreEqual(before, rig.Read(), "weights moved");
        Assert.AreEqual(counters, chip.ReadCounters(), "counters moved");
    }
}
