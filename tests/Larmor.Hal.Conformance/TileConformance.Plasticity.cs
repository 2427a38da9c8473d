using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>Local learning.</summary>
public abstract partial class TileConformance
{
    [TestMethod]
    public void Plasticity_adds_the_outer_product_in_expectation() => Holds(chip =>
    {
        foreach (int[] size in Sizes)
        {
            var rig = new TileRig(chip, size[0], size[1], 4, 51);
            float[] pre = new Draw(52).Values(size[0], 1f);
            float[] post = new Draw(53).Values(size[1], 1f);
            float rate = -0.3f * rig.Amplitude;
            float[] before = rig.Read();
            PlasticityOf(rig).Accumulate(pre, post, 1, rate);
            rig.ChangesHold(before, Outer(pre, post, size[0], size[1], 1, rate), 1, $"{size[0]} x {size[1]}");
        }
    });

    [TestMethod]
    public void Plasticity_keeps_changes_far_below_the_resolution_in_expectation() => Holds(chip =>
    {
        const int Repeats = 80;
        var rig = new TileRig(chip, 60, 70, 1, 54);
        float[] pre = new Draw(55).Sparse(60, 1f);
        float[] post = new Draw(56).Sparse(70, 1f);
        float step = rig.Tile.Weights.Format.Step;
        float rate = step > 0f ? 0.08f * step : 0.001f * rig.Amplitude;
        float[] before = rig.Read();
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            PlasticityOf(rig).Accumulate(pre, post, 1, rate);
        }

        rig.ChangesHold(before, Outer(pre, post, 60, 70, 1, rate * Repeats), Repeats, "many small updates");
    });

    [TestMethod]
    public void Plasticity_of_a_batch_is_the_sum_of_its_vectors() => Holds(chip =>
    {
        foreach (int count in new[] { 2, 8, 9, 21 })
        {
            var rig = new TileRig(chip, 33, 65, 8, 57);
            float[] pre = new Draw(58).Sparse(count * 33, 1f);
            float[] post = new Draw(59).Sparse(count * 65, 1f);
            float rate = 0.2f * rig.Amplitude / count;
            float[] before = rig.Read();
            PlasticityOf(rig).Accumulate(pre, post, count, rate);
            rig.ChangesHold(before, Outer(pre, post, 33, 65, count, rate), count, $"batch of {count}");
        }
    });

    [TestMethod]
    public void Plasticity_leaves_weights_alone_whose_input_or_factor_is_0() => Holds(chip =>
    {
        var rig = new TileRig(chip, 40, 50, 2, 60);
        float[] pre = new Draw(61).Sparse(40, 1f);
        float[] post = new Draw(62).Sparse(50, 1f);
        float[] before = rig.Read();
        PlasticityOf(rig).Accumulate(pre, post, 1, 0.4f * rig.Amplitude);
        PlasticityOf(rig).Accumulate(pre, new float[50], 1, 0.4f * rig.Amplitude);
        PlasticityOf(rig).Accumulate(new float[40], post, 1, 0.4f * rig.Amplitude);
        float[] after = rig.Read();
        for (int place = 0; place < before.Length; place++)
        {
            bool isTouched = pre[place % 40] != 0f && post[place / 40] != 0f;
            Assert.IsTrue(isTouched || before[place] == after[place], $"weight {place} moved from {before[place]} to {after[place]}");
        }
    });

    [TestMethod]
    public void Plasticity_stays_in_the_declared_range_and_clipping_is_counted() => Holds(chip =>
    {
        var rig = new TileRig(chip, 20, 25, 2, 63);
        WeightFormat format = rig.Tile.Weights.Format;
        bool isBounded = format.Maximum < float.MaxValue;
        float rate = isBounded ? 10f * format.Maximum : 1e20f;
        var pre = new float[20];
        var post = new float[25];
        Array.Fill(pre, 1f);
        Array.Fill(post, 1f);
        PlasticityOf(rig).Accumulate(pre, post, 1, rate);
        AtTheEnd(rig.Read(), isBounded ? format.Maximum : rate, chip.Info.Accuracy);
        PlasticityOf(rig).Accumulate(pre, post, 1, -3f * rate);
        AtTheEnd(rig.Read(), isBounded ? format.Minimum : -2f * rate, chip.Info.Accuracy);
        long stuck = (long)(3 + (1000 * chip.Info.Accuracy.StuckFraction * 3));
        Assert.IsInRange(isBounded ? 1000L - stuck : 0L, isBounded ? 1000L : 0L, chip.ReadCounters().ClippedCount);
    });

    [TestMethod]
    public void Plasticity_counts_the_synapses_it_visits() => Holds(chip =>
    {
        var rig = new TileRig(chip, 20, 25, 2, 64);
        PlasticityOf(rig).Accumulate(new Draw(65).Values(3 * 20, 1f), new Draw(66).Values(3 * 25, 1f), 3, 0.01f);
        Assert.AreEqual(3L * 20 * 25, chip.ReadCounters().UpdateCount);
        chip.Reset();
        PlasticityOf(rig).Accumulate(new Draw(67).Sparse(20, 1f), new Draw(68).Sparse(25, 1f), 1, 0.01f);
        Assert.IsInRange(1L, 20L * 25, chip.ReadCounters().UpdateCount);
    });

    [TestMethod]
    public void Plasticity_of_the_wrong_length_is_refused_with_both_numbers() => Holds(chip =>
    {
        var rig = new TileRig(chip, 11, 7, 4, 69);
        RefusesLength(chip, rig, 23, 22, () => PlasticityOf(rig).Accumulate(new float[23], new float[14], 2, 1f));
        RefusesLength(chip, rig, 13, 14, () => PlasticityOf(rig).Accumulate(new float[22], new float[13], 2, 1f));
    });

    [TestMethod]
    public void Plasticity_allocates_nothing() => Holds(chip =>
    {
        var rig = new TileRig(chip, 70, 90, 4, 70);
        float[] pre = new Draw(71).Sparse(9 * 70, 1f);
        float[] post = new Draw(72).Sparse(9 * 90, 1f);
        IPlasticity plasticity = PlasticityOf(rig);
        AllocatesNothing("Accumulate of one", () => plasticity.Accumulate(pre.AsSpan(0, 70), post.AsSpan(0, 90), 1, 0.001f));
        AllocatesNothing("Accumulate of nine", () => plasticity.Accumulate(pre, post, 9, -0.001f));
    });

    private static IPlasticity PlasticityOf(TileRig rig)
    {
        Assert.IsNotNull(rig.Tile.Plasticity, "the tile has no plasticity");
        return rig.Tile.Plasticity;
    }

    private static double[] Outer(float[] pre, float[] post, int inputCount, int outputCount, int count, float rate)
    {
        var change = new double[inputCount * outputCount];
        for (int k = 0; k < count; k++)
        {
            for (int j = 0; j < outputCount; j++)
            {
                for (int i = 0; i < inputCount; i++)
                {
                    change[(j * inputCount) + i] += (double)rate * post[(k * outputCount) + j] * pre[(k * inputCount) + i];
                }
            }
        }

        return change;
    }
}
