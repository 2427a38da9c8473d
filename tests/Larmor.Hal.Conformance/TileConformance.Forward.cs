using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>The forward product.</summary>
public abstract partial class TileConformance
{
    [TestMethod]
    public void Products_of_odd_sizes_are_those_of_double_arithmetic() => Holds(chip =>
    {
        foreach (int[] size in Sizes)
        {
            var rig = new TileRig(chip, size[0], size[1], 16, 11);
            float[] inputs = new Draw(12).Sparse(19 * size[0], 1f);
            var outputs = new float[19 * size[1]];
            rig.Tile.Forward.Multiply(inputs, 19, outputs);
            rig.ProductsHold(rig.Read(), inputs, 19, outputs);
        }
    });

    [TestMethod]
    public void Any_count_is_served_beyond_the_batch_capacity_too() => Holds(chip =>
    {
        var rig = new TileRig(chip, 3, 5, 8, 13);
        float[] weights = rig.Read();
        for (int count = 0; count <= 70; count++)
        {
            float[] inputs = new Draw(14).Sparse(count * 3, 1f);
            var outputs = new float[count * 5];
            rig.Tile.Forward.Multiply(inputs, count, outputs);
            rig.ProductsHold(weights, inputs, count, outputs);
        }
    });

    [TestMethod]
    public void Every_output_is_overwritten() => Holds(chip =>
    {
        var rig = new TileRig(chip, 17, 20, 2, 15);
        float[] inputs = new Draw(16).Values(3 * 17, 1f);
        var outputs = new float[3 * 20];
        Array.Fill(outputs, 1000f);
        rig.Tile.Forward.Multiply(inputs, 3, outputs);
        rig.ProductsHold(rig.Read(), inputs, 3, outputs);
    });

    [TestMethod]
    public void No_input_gives_no_output() => Holds(chip =>
    {
        var rig = new TileRig(chip, 40, 30, 4, 17);
        var outputs = new float[6 * 30];
        rig.Tile.Forward.Multiply(new float[6 * 40], 6, outputs);
        foreach (float output in outputs)
        {
            Assert.AreEqual(0f, output);
        }
    });

    [TestMethod]
    public void The_product_is_linear() => Holds(chip =>
    {
        var rig = new TileRig(chip, 50, 40, 3, 18);
        float[] weights = rig.Read();
        float[] a = new Draw(19).Values(50, 1f);
        float[] b = new Draw(20).Sparse(50, 1f);
        float[] three = [.. a, .. b, .. a.Zip(b, (x, y) => (0.5f * x) - (2f * y))];
        var outputs = new float[3 * 40];
        rig.Tile.Forward.Multiply(three, 3, outputs);
        for (int j = 0; j < 40; j++)
        {
            TileRig.Line first = rig.LineOf(weights, three, 0, j);
            TileRig.Line second = rig.LineOf(weights, three, 1, j);
            TileRig.Line mixed = rig.LineOf(weights, three, 2, j);
            double sigma = Math.Sqrt(
                (0.25 * first.Sigma * first.Sigma) + (4 * second.Sigma * second.Sigma) + (mixed.Sigma * mixed.Sigma));
            double rounding = first.Rounding + (2 * second.Rounding) + (2 * mixed.Rounding) + 1e-6;
            Assert.AreEqual((0.5 * outputs[j]) - (2.0 * outputs[40 + j]), outputs[80 + j], (SingleSigmas * sigma) + rounding);
        }
    });

    [TestMethod]
    public void A_batch_is_its_vectors_one_by_one() => Holds(chip =>
    {
        var rig = new TileRig(chip, 65, 33, 8, 21);
        float[] weights = rig.Read();
        float[] inputs = new Draw(22).Sparse(20 * 65, 1f);
        var batch = new float[20 * 33];
        var single = new float[33];
        rig.Tile.Forward.Multiply(inputs, 20, batch);
        for (int k = 0; k < 20; k++)
        {
            rig.Tile.Forward.Multiply(inputs.AsSpan(k * 65, 65), 1, single);
            for (int j = 0; j < 33; j++)
            {
                TileRig.Line line = rig.LineOf(weights, inputs, k, j);
                double limit = (SingleSigmas * Math.Sqrt(2) * line.Sigma) + (2 * line.Rounding);
                Assert.AreEqual(batch[(k * 33) + j], single[j], limit);
            }
        }
    });

    [TestMethod]
    public void The_noise_of_a_product_averages_out_and_is_no_larger_than_declared() => Holds(chip =>
    {
        const int Repeats = 400;
        var rig = new TileRig(chip, 30, 25, 1, 23);
        float[] weights = rig.Read();
        float[] input = new Draw(24).Values(30, 1f);
        var output = new float[25];
        var sum = new double[25];
        double squares = 0;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            rig.Tile.Forward.Multiply(input, 1, output);
            for (int j = 0; j < 25; j++)
            {
                TileRig.Line line = rig.LineOf(weights, input, 0, j);
                double error = output[j] - line.Sum;
                sum[j] += error;
                squares += error * error / (line.Root * line.Root);
            }
        }

        double sigma = 0;
        for (int j = 0; j < 25; j++)
        {
            TileRig.Line line = rig.LineOf(weights, input, 0, j);
            Assert.AreEqual(0.0, sum[j] / Repeats, (MeanSigmas * line.Sigma / Math.Sqrt(Repeats)) + line.Rounding);
            sigma = Math.Max(sigma, line.Sigma / line.Root);
        }

        // The measured deviation of n draws is itself off by sigma / sqrt(2 n).
        double measured = Math.Sqrt(squares / (Repeats * 25));
        Assert.IsLessThanOrEqualTo((sigma * (1 + (MeanSigmas / Math.Sqrt(2.0 * Repeats * 25)))) + 1e-5, measured);
    });

    [TestMethod]
    public void A_product_of_the_wrong_length_is_refused_with_both_numbers() => Holds(chip =>
    {
        var rig = new TileRig(chip, 11, 7, 4, 25);
        RefusesLength(chip, rig, 23, 22, () => rig.Tile.Forward.Multiply(new float[23], 2, new float[14]));
        RefusesLength(chip, rig, 13, 14, () => rig.Tile.Forward.Multiply(new float[22], 2, new float[13]));
    });

    [TestMethod]
    public void A_product_allocates_nothing() => Holds(chip =>
    {
        var rig = new TileRig(chip, 70, 90, 4, 26);
        float[] inputs = new Draw(27).Sparse(9 * 70, 1f);
        var outputs = new float[9 * 90];
        AllocatesNothing("Multiply of one", () => rig.Tile.Forward.Multiply(inputs.AsSpan(0, 70), 1, outputs.AsSpan(0, 90)));
        AllocatesNothing("Multiply of nine", () => rig.Tile.Forward.Multiply(inputs, 9, outputs));
    });
}
