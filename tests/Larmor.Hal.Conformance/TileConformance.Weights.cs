using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>Reading, programming and adding to weights.</summary>
public abstract partial class TileConformance
{
    [TestMethod]
    public void What_is_programmed_is_read_back_within_the_declared_accuracy() => Holds(chip =>
    {
        ChipAccuracy accuracy = chip.Info.Accuracy;
        foreach (int[] size in Sizes)
        {
            var rig = new TileRig(chip, size[0], size[1], 1, 31);
            float[] weights = rig.Read();
            var errors = new Expectation(accuracy);
            for (int place = 0; place < weights.Length; place++)
            {
                double gain = accuracy.GainSigma * Math.Abs(rig.Target[place]);
                double write = accuracy.ProgramSigma * (1 + (4 * accuracy.GainSigma));
                errors.Take(rig.Target[place], weights[place], 0, (SingleSigmas * (gain + write)) + 1e-6);
            }

            errors.SinglesHold($"{size[0]} x {size[1]} programmed");
        }
    });

    [TestMethod]
    public void Rows_are_read_and_programmed_where_they_belong() => Holds(chip =>
    {
        var rig = new TileRig(chip, 6, 70, 1, 32);
        float[] before = rig.Read();
        float[] rows = new Draw(33).Values(3 * 6, rig.Amplitude);
        rig.Tile.Weights.Program(62, 3, rows);
        float[] after = rig.Read();
        var part = new float[3 * 6];
        rig.Tile.Weights.Read(62, 3, part);
        CollectionAssert.AreEqual(after[(62 * 6)..(65 * 6)], part);
        CollectionAssert.AreEqual(before[..(62 * 6)], after[..(62 * 6)]);
        CollectionAssert.AreEqual(before[(65 * 6)..], after[(65 * 6)..]);
        CollectionAssert.AreNotEqual(before[(62 * 6)..(65 * 6)], part);
    });

    [TestMethod]
    public void Reading_changes_nothing() => Holds(chip =>
    {
        var rig = new TileRig(chip, 21, 18, 1, 34);
        CollectionAssert.AreEqual(rig.Read(), rig.Read());
    });

    [TestMethod]
    public void Increments_are_added_in_expectation() => Holds(chip =>
    {
        var rig = new TileRig(chip, 60, 70, 1, 35);
        float[] deltas = new Draw(36).Sparse(60 * 70, 0.2f * rig.Amplitude);
        float[] before = rig.Read();
        rig.Tile.Weights.Add(0, 70, deltas);
        rig.ChangesHold(before, Array.ConvertAll(deltas, delta => (double)delta), 1, "one Add");
    });

    [TestMethod]
    public void Increments_far_below_the_resolution_add_up_in_expectation() => Holds(chip =>
    {
        const int Repeats = 60;
        var rig = new TileRig(chip, 60, 70, 1, 37);
        float step = rig.Tile.Weights.Format.Step;
        float small = step > 0f ? 0.05f * step : 0.001f * rig.Amplitude;
        float[] deltas = new Draw(38).Sparse(60 * 70, small);
        float[] before = rig.Read();
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            rig.Tile.Weights.Add(0, 70, deltas);
        }

        rig.ChangesHold(before, Array.ConvertAll(deltas, delta => (double)delta * Repeats), Repeats, "many small Adds");
    });

    [TestMethod]
    public void Weights_stay_in_the_declared_range_and_clipping_is_counted() => Holds(chip =>
    {
        var rig = new TileRig(chip, 20, 25, 1, 39);
        WeightFormat format = rig.Tile.Weights.Format;
        bool isBounded = format.Maximum < float.MaxValue;
        float far = isBounded ? 10f * format.Maximum : 1e20f;
        var rows = new float[20 * 25];
        Array.Fill(rows, far);
        rig.Tile.Weights.Program(0, 25, rows);
        AtTheEnd(rig.Read(), isBounded ? format.Maximum : far, chip.Info.Accuracy);
        Array.Fill(rows, -3f * far);
        rig.Tile.Weights.Add(0, 25, rows);
        AtTheEnd(rig.Read(), isBounded ? format.Minimum : -2f * far, chip.Info.Accuracy);
        long stuck = (long)(3 + (1000 * chip.Info.Accuracy.StuckFraction * 3));
        Assert.IsInRange(isBounded ? 1000L - stuck : 0L, isBounded ? 1000L : 0L, chip.ReadCounters().ClippedCount);
    });

    [TestMethod]
    public void Weights_of_the_wrong_length_or_place_are_refused_with_both_numbers() => Holds(chip =>
    {
        var rig = new TileRig(chip, 11, 7, 4, 40);
        IWeightMemory weights = rig.Tile.Weights;
        RefusesLength(chip, rig, 23, 22, () => weights.Read(1, 2, new float[23]));
        RefusesLength(chip, rig, 21, 22, () => weights.Program(1, 2, new float[21]));
        RefusesLength(chip, rig, 12, 11, () => weights.Add(6, 1, new float[12]));
        RefusesLength(chip, rig, 7, 6, () => weights.Read(6, 2, new float[22]));
        RefusesLength(chip, rig, 7, 6, () => weights.Program(7, 1, new float[11]));
        RefusesLength(chip, rig, -1, 6, () => weights.Add(-1, 1, new float[11]));
    });

    [TestMethod]
    public void Reading_and_writing_weights_allocates_nothing() => Holds(chip =>
    {
        var rig = new TileRig(chip, 30, 20, 1, 41);
        float[] rows = new Draw(42).Values(5 * 30, 0.1f * rig.Amplitude);
        AllocatesNothing("Read", () => rig.Tile.Weights.Read(4, 5, rows));
        AllocatesNothing("Program", () => rig.Tile.Weights.Program(4, 5, rows));
        AllocatesNothing("Add", () => rig.Tile.Weights.Add(4, 5, rows));
        AllocatesNothing("ReadCounters", () => chip.ReadCounters());
    });

    private static void AtTheEnd(float[] weights, float end, ChipAccuracy accuracy)
    {
        var errors = new Expectation(accuracy);
        foreach (float weight in weights)
        {
            double write = Math.Max(accuracy.ProgramSigma, accuracy.UpdateSigma) * (1 + (4 * accuracy.GainSigma));
            errors.Take(end, weight, 0, (SingleSigmas * ((accuracy.GainSigma * Math.Abs(end)) + write)) + (1e-6 * Math.Abs(end)));
        }

        errors.SinglesHold($"weights at {end}");
    }
}
