using Larmor.Hal.Conformance;
using Larmor.SimulatedHal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

/// <summary>What the card in simulated-hal/README.md promises of the device.</summary>
[TestClass]
public sealed class CrossbarDeviceTests
{
    [TestMethod]
    public void A_quantised_cell_sits_on_its_levels_whatever_is_written()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("bits=3&writeNoise=0&readNoise=0&spread=0&stuck=0&range=3");
        ITile tile = chip.AllocateTile(20, 30, 1);
        Assert.AreEqual(7, tile.Weights.Format.LevelCount);
        Assert.AreEqual(1f, tile.Weights.Format.Step);
        var draw = new Draw(1);
        tile.Weights.Program(0, 30, draw.Values(600, 3f));
        tile.Weights.Add(0, 30, draw.Values(600, 1f));
        tile.Plasticity!.Accumulate(draw.Values(20, 1f), draw.Values(30, 1f), 1, 1f);
        foreach (float weight in Crossbars.Read(tile))
        {
            Assert.AreEqual(MathF.Round(weight), weight);
            Assert.IsInRange(-3f, 3f, weight);
        }
    }

    [TestMethod]
    public void Programming_takes_the_nearest_level()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("bits=3&writeNoise=0&readNoise=0&spread=0&stuck=0&range=3");
        ITile tile = chip.AllocateTile(5, 1, 1);
        tile.Weights.Program(0, 1, [0.4f, -0.6f, 2.9f, -7f, float.NaN]);
        CollectionAssert.AreEqual(new[] { 0f, -1f, 3f, -3f, 3f }, Crossbars.Read(tile));
        Assert.AreEqual(2L, chip.ReadCounters().ClippedCount);
    }

    [TestMethod]
    public void A_binary_cell_has_two_levels_and_flips_as_often_as_asked()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("bits=1&writeNoise=0&readNoise=0&spread=0&stuck=0&range=0.5");
        ITile tile = chip.AllocateTile(100, 100, 1);
        Assert.AreEqual(2, tile.Weights.Format.LevelCount);
        float[] start = Crossbars.Read(tile);
        Assert.AreEqual(10_000, start.Count(weight => MathF.Abs(weight) == 0.5f));
        Assert.AreEqual(5000, start.Count(weight => weight > 0f), 5 * 50.0, "a new cell falls to either side; 5 sigma");
        var low = new float[10_000];
        Array.Fill(low, -0.5f);
        tile.Weights.Program(0, 100, low);
        Array.Fill(low, 0.2f);
        tile.Weights.Add(0, 100, low);
        int flipped = Crossbars.Read(tile).Count(weight => weight > 0f);
        Assert.AreEqual(2000, flipped, 5 * 40.0, "0.2 of a step of 1 flips 1 in 5; 5 sigma");
    }

    [TestMethod]
    public void Stuck_cells_are_as_many_as_declared_and_never_move()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("bits=0&writeNoise=0&readNoise=0&spread=0&stuck=0.1");
        ITile tile = chip.AllocateTile(100, 100, 1);
        float[] start = Crossbars.Read(tile);
        var rows = new float[10_000];
        Array.Fill(rows, 0.5f);
        tile.Weights.Program(0, 100, rows);
        tile.Weights.Add(0, 100, rows);
        float[] end = Crossbars.Read(tile);
        int stuck = 0;
        for (int place = 0; place < end.Length; place++)
        {
            stuck += end[place] == 1f ? 0 : 1;
            Assert.IsTrue(end[place] == 1f || end[place] == start[place]);
        }

        Assert.AreEqual(1000, stuck, 5 * 30.0, "5 sigma");
    }

    [TestMethod]
    public void Gains_are_frozen_by_the_seed_and_spread_as_declared()
    {
        float[] gains = Programmed("bits=0&writeNoise=0&readNoise=0&spread=0.1&stuck=0&seed=3");
        CollectionAssert.AreEqual(gains, Programmed("bits=0&writeNoise=0&readNoise=0&spread=0.1&stuck=0&seed=3"));
        CollectionAssert.AreNotEqual(gains, Programmed("bits=0&writeNoise=0&readNoise=0&spread=0.1&stuck=0&seed=4"));
        (double mean, double deviation) = Moments(gains);
        Assert.AreEqual(1.0, mean, 5 * 0.1 / 100);
        Assert.AreEqual(0.1, deviation, 0.1 * ((5 / Math.Sqrt(20_000)) + 0.015), "5 sigma, and 1.4 % less for the cut at 3 sigma");
    }

    [TestMethod]
    public void Write_noise_is_relative_to_the_range()
    {
        float[] written = Programmed("bits=0&writeNoise=0.01&readNoise=0&spread=0&stuck=0&range=4");
        (double mean, double deviation) = Moments(written);
        Assert.AreEqual(1.0, mean, 5 * 0.04 / 100);
        Assert.AreEqual(0.04, deviation, 0.04 * 5 / Math.Sqrt(20_000), "5 sigma");
    }

    [TestMethod]
    public void A_batch_gives_the_bits_of_its_vectors_one_by_one()
    {
        const string Noisy = "bits=5&writeNoise=0.01&readNoise=0.1&spread=0.1&stuck=0.01";
        using SimulatedCrossbarChip batchChip = Crossbars.Open(Noisy);
        using SimulatedCrossbarChip singleChip = Crossbars.Open(Noisy);
        ITile batch = batchChip.AllocateTile(30, 40, 8);
        ITile single = singleChip.AllocateTile(30, 40, 1);
        float[] pre = new Draw(5).Sparse(7 * 30, 1f);
        float[] post = new Draw(6).Sparse(7 * 40, 1f);
        var batchOutputs = new float[7 * 40];
        var singleOutputs = new float[7 * 40];
        batch.Plasticity!.Accumulate(pre, post, 7, 0.1f);
        batch.Forward.Multiply(pre, 7, batchOutputs);
        for (int k = 0; k < 7; k++)
        {
            single.Plasticity!.Accumulate(pre.AsSpan(k * 30, 30), post.AsSpan(k * 40, 40), 1, 0.1f);
        }

        for (int k = 0; k < 7; k++)
        {
            single.Forward.Multiply(pre.AsSpan(k * 30, 30), 1, singleOutputs.AsSpan(k * 40, 40));
        }

        CollectionAssert.AreEqual(batchOutputs, singleOutputs);
        CollectionAssert.AreEqual(Crossbars.Read(batch), Crossbars.Read(single));
    }

    [TestMethod]
    public void Pulses_of_an_update_are_rounded_like_those_of_an_increment()
    {
        // One rounds a vector of cells at a time, the other cell by cell with CounterRandom: the same draws, so the same bits.
        const string UnitStep = "bits=8&writeNoise=0.004&readNoise=0&spread=0&stuck=0&range=127";
        using SimulatedCrossbarChip updated = Crossbars.Open(UnitStep);
        using SimulatedCrossbarChip added = Crossbars.Open(UnitStep);
        ITile updatedTile = updated.AllocateTile(300, 90, 1);
        ITile addedTile = added.AllocateTile(300, 90, 1);
        for (int output = 0; output < 90; output++)
        {
            float[] change = new Draw((ulong)output).Values(300, 2f);
            var post = new float[90];
            post[output] = 1f;
            updatedTile.Plasticity!.Accumulate(change, post, 1, 1f);
            addedTile.Weights.Add(output, 1, change);
        }

        CollectionAssert.AreEqual(Crossbars.Read(updatedTile), Crossbars.Read(addedTile));
        Assert.AreEqual(updated.ReadCounters().ProgramCount, added.ReadCounters().ProgramCount, "pulses");
    }

    [TestMethod]
    public void Tiles_of_one_chip_differ_in_their_cells()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("stuck=0.2");
        CollectionAssert.AreNotEqual(Crossbars.Read(chip.AllocateTile(20, 20, 1)), Crossbars.Read(chip.AllocateTile(20, 20, 1)));
    }

    [TestMethod]
    public void The_delta_rule_learns_a_linear_map_on_default_cells()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open("seed=2");
        ITile tile = chip.AllocateTile(20, 6, 1);
        float[] teacher = new Draw(21).Values(20 * 6, 0.5f);
        var draw = new Draw(22);
        var output = new float[6];
        double first = 0;
        double last = 0;
        for (int step = 0; step < 2000; step++)
        {
            float[] input = draw.Values(20, 1f);
            tile.Forward.Multiply(input, 1, output);
            double loss = 0;
            for (int j = 0; j < 6; j++)
            {
                float target = 0f;
                for (int i = 0; i < 20; i++)
                {
                    target += teacher[(j * 20) + i] * input[i];
                }

                output[j] = target - output[j];
                loss += output[j] * output[j];
            }

            tile.Plasticity!.Accumulate(input, output, 1, 0.03f);
            first += step < 100 ? loss : 0;
            last += step >= 1900 ? loss : 0;
        }

        Assert.IsLessThan(first / 30, last, "loss of the last 100 steps");
    }

    /// <summary>Cells after 1 was written to each of them.</summary>
    private static float[] Programmed(string parameters)
    {
        using SimulatedCrossbarChip chip = Crossbars.Open(parameters);
        ITile tile = chip.AllocateTile(100, 100, 1);
        var ones = new float[10_000];
        Array.Fill(ones, 1f);
        tile.Weights.Program(0, 100, ones);
        return Crossbars.Read(tile);
    }

    private static (double Mean, double Deviation) Moments(float[] values)
    {
        double mean = values.Average(value => (double)value);
        return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
    }
}
