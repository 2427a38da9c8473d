using Larmor.Hal.Conformance;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.SimulatedHal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

/// <summary>A convolution over a tile: what the digital chip does in place is what the host unfolds for a chip that takes vectors.</summary>
[TestClass]
public sealed class PatchTests
{
    private const int Outputs = 21;
    private const int Images = 3;

    private static readonly PatchGrid Grid = new(20, 19, 3, 4);

    private readonly HostArithmetic _host = HostArithmetic.Best(2);

    [TestCleanup]
    public void EndThreads() => _host.Dispose();

    [TestMethod]
    public void Products_and_updates_in_place_are_those_of_unfolded_patches()
    {
        using SimulatedCrossbarChip vectors = Crossbars.Open(Crossbars.Exact);
        using var digital = new DigitalChip(_host, new DigitalChipOptions());
        Placement unfolded = Place(vectors);
        Placement inPlace = Place(digital);
        IPatchProducts host = unfolded.CreatePatches(0, Grid);
        IPatchProducts chip = inPlace.CreatePatches(0, Grid);
        Assert.AreEqual(MemoryPlace.Host, unfolded.Report[unfolded.Report.Count - 1].ServedBy);
        Assert.AreEqual(MemoryPlace.Chip, inPlace.Report[inPlace.Report.Count - 1].ServedBy);

        float[] images = new Draw(5).Values(Images * Grid.ImageLength, 1f);
        var expected = new float[Images * Grid.Positions * Outputs];
        var found = new float[expected.Length];
        host.Multiply(images, Images, 2f, expected);
        chip.Multiply(images, Images, 2f, found);
        Near(expected, found);

        float[] errors = new Draw(6).Values(expected.Length, 1f);
        host.Accumulate(images, Images, 2f, errors, 1e-3f);
        chip.Accumulate(images, Images, 2f, errors, 1e-3f);
        Near(Crossbars.Read(unfolded.Layer(0)), Crossbars.Read(inPlace.Layer(0)));
        Assert.IsGreaterThan(0L, digital.ReadCounters().MultiplyAddCount);
    }

    [TestMethod]
    public void Neither_way_allocates()
    {
        using SimulatedCrossbarChip vectors = Crossbars.Open(Crossbars.Exact);
        using var digital = new DigitalChip(_host, new DigitalChipOptions());
        foreach (IChip chip in new IChip[] { vectors, digital })
        {
            IPatchProducts patches = Place(chip).CreatePatches(0, Grid);
            float[] images = new Draw(5).Values(Images * Grid.ImageLength, 1f);
            var maps = new float[Images * Grid.Positions * Outputs];
            long before = 0;
            for (int i = 0; i < 6; i++)
            {
                before = i == 3 ? GC.GetAllocatedBytesForCurrentThread() : before;
                patches.Multiply(images, Images, 1f, maps);
                patches.Accumulate(images, Images, 1f, maps, 1e-6f);
            }

            Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before, chip.Info.Name);
        }
    }

    [TestMethod]
    public void What_does_not_fit_is_refused_with_both_numbers()
    {
        using var digital = new DigitalChip(_host, new DigitalChipOptions());
        Placement placement = Place(digital);
        Assert.Contains("has 49 values; its shape asks for 28", Assert.Throws<ArgumentException>(
            () => placement.CreatePatches(0, new PatchGrid(20, 19, 3, 3))).Message);
        IPatchProducts patches = placement.CreatePatches(0, Grid);
        Assert.Contains("asks for " + Grid.ImageLength, Assert.Throws<ArgumentException>(
            () => patches.Multiply(new float[7], 1, 1f, new float[Grid.Positions * Outputs])).Message);
        Assert.Contains("asks for " + (Grid.Positions * Outputs), Assert.Throws<ArgumentException>(
            () => patches.Accumulate(new float[Grid.ImageLength], 1, 1f, new float[7], 1f)).Message);
    }

    private static void Near(float[] expected, float[] actual)
    {
        Assert.AreEqual(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 1e-4f, $"value {i}");
        }
    }

    private Placement Place(IChip chip)
    {
        Placement placement = Placement.Create(
            chip, NetworkSpec.Of([new LayerSpec(Grid.PatchLength, Outputs, true)]), new Needs { Plasticity = true }, _host, new PlacementOptions());
        placement.Layer(0).Weights.Program(0, Outputs, new Draw(9).Values((Grid.PatchLength + 1) * Outputs, 0.5f));
        return placement;
    }
}
