using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>Replay and checkpoints: the same calls give the same bits, and a loaded chip goes on as if nothing had happened.</summary>
public abstract class ChipStateConformance : ChipConformance
{
    private const int InputCount = 23;
    private const int MiddleCount = 37;
    private const int OutputCount = 5;

    [TestMethod]
    public void The_same_calls_give_the_same_bits() => Holds(chip =>
    {
        using IChip other = Open();
        ITile[] tiles = Allocate(chip);
        ITile[] otherTiles = Allocate(other);
        CollectionAssert.AreEqual(Work(tiles, 7), Work(otherTiles, 7));
    });

    [TestMethod]
    public void A_loaded_chip_goes_on_bit_for_bit() => Holds(chip =>
    {
        ITile[] tiles = Allocate(chip);
        Work(tiles, 1);
        Work(tiles, 2);
        var state = new MemoryState();
        chip.Save(state);
        using IChip resumed = Open();
        ITile[] resumedTiles = Allocate(resumed);
        resumed.Load(state);
        Assert.AreEqual(0, state.RemainingCount, "all that was saved is read");
        CollectionAssert.AreEqual(Read(tiles), Read(resumedTiles), "weights");
        CollectionAssert.AreEqual(Work(tiles, 3), Work(resumedTiles, 3), "results of the next steps");
        CollectionAssert.AreEqual(Read(tiles), Read(resumedTiles), "weights after them");
        Assert.AreEqual(chip.ReadCounters(), resumed.ReadCounters(), "counters");
    });

    [TestMethod]
    public void Loading_takes_a_used_chip_back() => Holds(chip =>
    {
        ITile[] tiles = Allocate(chip);
        Work(tiles, 4);
        var state = new MemoryState();
        chip.Save(state);
        float[] weights = Read(tiles);
        float[] first = Work(tiles, 5);
        chip.Load(state);
        CollectionAssert.AreEqual(weights, Read(tiles));
        CollectionAssert.AreEqual(first, Work(tiles, 5));
    });

    [TestMethod]
    public void Saving_changes_nothing() => Holds(chip =>
    {
        using IChip other = Open();
        ITile[] tiles = Allocate(chip);
        ITile[] otherTiles = Allocate(other);
        Work(tiles, 6);
        Work(otherTiles, 6);
        chip.Save(new MemoryState());
        CollectionAssert.AreEqual(Work(tiles, 8), Work(otherTiles, 8));
    });

    private static ITile[] Allocate(IChip chip) =>
        [chip.AllocateTile(InputCount, MiddleCount, 4), chip.AllocateTile(MiddleCount, OutputCount, 4)];

    /// <summary>Uses every verb that the tiles have; returns all that came out.</summary>
    private static float[] Work(ITile[] tiles, ulong seed)
    {
        var draw = new Draw(seed);
        var results = new List<float>();
        foreach (ITile tile in tiles)
        {
            int inputCount = tile.Forward.InputCount;
            int outputCount = tile.Forward.OutputCount;
            float amplitude = 0.5f * MathF.Min(1f, tile.Weights.Format.Maximum);
            tile.Weights.Program(0, 3, draw.Values(3 * inputCount, amplitude));
            tile.Weights.Add(1, outputCount - 1, draw.Sparse((outputCount - 1) * inputCount, 0.3f * amplitude));
            var outputs = new float[6 * outputCount];
            tile.Forward.Multiply(draw.Sparse(6 * inputCount, 1f), 6, outputs);
            results.AddRange(outputs);
            float[] pre = draw.Sparse(6 * inputCount, 1f);
            float[] post = draw.Sparse(6 * outputCount, 1f);
            tile.Plasticity?.Accumulate(pre, post, 6, 0.1f * amplitude);
            var errors = new float[6 * inputCount];
            tile.Backward?.Multiply(post, 6, errors);
            results.AddRange(errors);
        }

        return [.. results];
    }

    private static float[] Read(ITile[] tiles)
    {
        var all = new List<float>();
        foreach (ITile tile in tiles)
        {
            var weights = new float[tile.Forward.InputCount * tile.Forward.OutputCount];
            tile.Weights.Read(0, tile.Forward.OutputCount, weights);
            all.AddRange(weights);
        }

        return [.. all];
    }
}
