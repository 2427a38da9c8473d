using Larmor.Hal.Conformance;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.SimulatedHal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

/// <summary>What the host completes equals what a chip does natively.</summary>
[TestClass]
public sealed class CompletionTests
{
    private const int Count = 5;

    private readonly HostArithmetic _host = new(KernelSelection.Create("scalar"), new WorkerTeam(1));

    [TestCleanup]
    public void EndThreads() => _host.Dispose();

    [TestMethod]
    public void The_mirrored_transpose_is_the_native_one()
    {
        using SimulatedCrossbarChip without = Crossbars.Open(Crossbars.Exact);
        using SimulatedCrossbarChip with = Crossbars.Open(Crossbars.Exact + "&transpose=1");
        using var digital = new DigitalChip(_host, new DigitalChipOptions());
        float[] mirrored = Backward(without);
        Near(mirrored, Backward(with));
        Near(mirrored, Backward(digital));
    }

    [TestMethod]
    public void Host_plasticity_is_the_native_one()
    {
        using SimulatedCrossbarChip without = Crossbars.Open(Crossbars.Exact + "&plasticity=0");
        using SimulatedCrossbarChip with = Crossbars.Open(Crossbars.Exact);
        using var digital = new DigitalChip(_host, new DigitalChipOptions());
        float[] written = Learnt(without);
        Near(written, Learnt(with));
        Near(written, Learnt(digital));
    }

    [TestMethod]
    public void Host_plasticity_on_noisy_cells_is_right_in_expectation()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("bits=5&writeNoise=0.01&spread=0.05&stuck=0&plasticity=0");
        ITile tile = Place(chip);
        float[] pre = new Draw(1).Sparse(Count * 31, 1f);
        float[] post = new Draw(2).Sparse(Count * 40, 1f);
        float[] before = Crossbars.Read(tile);
        tile.Plasticity!.Accumulate(pre, post, Count, 0.05f);
        float[] after = Crossbars.Read(tile);
        double product = 0;
        double square = 0;
        for (int place = 0; place < before.Length; place++)
        {
            double expected = 0;
            for (int k = 0; k < Count; k++)
            {
                expected += 0.05 * pre[(k * 31) + (place % 31)] * post[(k * 40) + (place / 31)];
            }

            product += expected * (after[place] - before[place]);
            square += expected * expected;
        }

        double sigma = Math.Sqrt(square) * chip.Info.Accuracy.UpdateSigma / square;
        Assert.AreEqual(1.0, product / square, 5 * (sigma + 0.002), "5 sigma");
    }

    [TestMethod]
    public void A_mirrored_transpose_of_the_wrong_length_is_refused_with_both_numbers()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open(Crossbars.Exact);
        ITile tile = Place(chip);
        ArgumentException inputs = Assert.Throws<ArgumentException>(() => tile.Backward!.Multiply(new float[79], 2, new float[62]));
        Assert.Contains("79 values; its shape asks for 80", inputs.Message);
        ArgumentException outputs = Assert.Throws<ArgumentException>(() => tile.Backward!.Multiply(new float[80], 2, new float[63]));
        Assert.Contains("63 values; its shape asks for 62", outputs.Message);
    }

    [TestMethod]
    public void Host_plasticity_of_the_wrong_length_is_refused_with_both_numbers()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open(Crossbars.Exact + "&plasticity=0");
        ITile tile = Place(chip);
        ArgumentException pre = Assert.Throws<ArgumentException>(() => tile.Plasticity!.Accumulate(new float[61], new float[80], 2, 1f));
        Assert.Contains("61 values; its shape asks for 62", pre.Message);
        ArgumentException post = Assert.Throws<ArgumentException>(() => tile.Plasticity!.Accumulate(new float[62], new float[81], 2, 1f));
        Assert.Contains("81 values; its shape asks for 80", post.Message);
    }

    [TestMethod]
    public void What_the_host_completes_allocates_nothing()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("plasticity=0");
        ITile tile = Place(chip);
        float[] pre = new Draw(3).Sparse(Count * 31, 1f);
        float[] post = new Draw(4).Sparse(Count * 40, 1f);
        var back = new float[Count * 31];
        long before = 0;
        for (int i = 0; i < 25; i++)
        {
            before = i == 5 ? GC.GetAllocatedBytesForCurrentThread() : before;
            tile.Backward!.Multiply(post, Count, back);
            tile.Plasticity!.Accumulate(pre, post, Count, 0.01f);
        }

        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Near(float[] expected, float[] actual)
    {
        Assert.AreEqual(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 1e-5f, $"value {i}");
        }
    }

    /// <summary>The second layer of a network, with seeded weights.</summary>
    private ITile Place(IChip chip)
    {
        var needs = new Needs { Backward = true, Plasticity = true };
        Placement placement = Placement.Create(chip, NetworkSpec.Dense(7, 30, 40), needs, _host, new PlacementOptions());
        placement.Layer(1).Weights.Program(0, 40, new Draw(9).Values(31 * 40, 0.5f));
        return placement.Layer(1);
    }

    private float[] Backward(IChip chip)
    {
        var outputs = new float[Count * 31];
        Place(chip).Backward!.Multiply(new Draw(1).Sparse(Count * 40, 1f), Count, outputs);
        return outputs;
    }

    private float[] Learnt(IChip chip)
    {
        ITile tile = Place(chip);
        tile.Plasticity!.Accumulate(new Draw(1).Sparse(Count * 31, 1f), new Draw(2).Sparse(Count * 40, 1f), Count, -0.05f);
        return Crossbars.Read(tile);
    }
}
