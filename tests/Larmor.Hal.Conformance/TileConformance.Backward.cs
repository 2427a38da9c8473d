using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>The backward product.</summary>
public abstract partial class TileConformance
{
    [TestMethod]
    public void Backward_is_the_transpose_of_forward() => Holds(chip =>
    {
        foreach (int[] size in Sizes)
        {
            var rig = new TileRig(chip, size[0], size[1], 8, 81);
            float[] weights = rig.Read();
            float[] errors = new Draw(82).Sparse(13 * size[1], 1f);
            var outputs = new float[13 * size[0]];
            BackwardOf(rig).Multiply(errors, 13, outputs);
            for (int k = 0; k < 13; k++)
            {
                for (int i = 0; i < size[0]; i++)
                {
                    TileRig.Line line = ColumnOf(rig, weights, errors, k, i);
                    double limit = (SingleSigmas * line.Sigma) + line.Rounding;
                    Assert.AreEqual(line.Sum, outputs[(k * size[0]) + i], limit, $"{size[0]} x {size[1]}, vector {k}, input {i}");
                }
            }
        }
    });

    [TestMethod]
    public void Backward_of_no_error_is_nothing() => Holds(chip =>
    {
        var rig = new TileRig(chip, 40, 30, 4, 83);
        var outputs = new float[6 * 40];
        Array.Fill(outputs, 5f);
        BackwardOf(rig).Multiply(new float[6 * 30], 6, outputs);
        foreach (float output in outputs)
        {
            Assert.AreEqual(0f, output);
        }
    });

    [TestMethod]
    public void Backward_counts_multiply_adds() => Holds(chip =>
    {
        var rig = new TileRig(chip, 40, 30, 4, 84);
        BackwardOf(rig).Multiply(new Draw(85).Values(6 * 30, 1f), 6, new float[6 * 40]);
        Assert.AreEqual(6L * 30 * 40, chip.ReadCounters().MultiplyAddCount);
    });

    [TestMethod]
    public void Backward_of_the_wrong_length_is_refused_with_both_numbers() => Holds(chip =>
    {
        var rig = new TileRig(chip, 11, 7, 4, 86);
        RefusesLength(chip, rig, 15, 14, () => BackwardOf(rig).Multiply(new float[15], 2, new float[22]));
        RefusesLength(chip, rig, 21, 22, () => BackwardOf(rig).Multiply(new float[14], 2, new float[21]));
    });

    [TestMethod]
    public void Backward_allocates_nothing() => Holds(chip =>
    {
        var rig = new TileRig(chip, 70, 90, 4, 87);
        float[] errors = new Draw(88).Sparse(9 * 90, 1f);
        var outputs = new float[9 * 70];
        IMatrixVector backward = BackwardOf(rig);
        AllocatesNothing("Multiply backward", () => backward.Multiply(errors, 9, outputs));
    });

    private static IMatrixVector BackwardOf(TileRig rig)
    {
        Assert.IsNotNull(rig.Tile.Backward, "the tile has no backward product");
        Assert.AreEqual(rig.OutputCount, rig.Tile.Backward.InputCount);
        Assert.AreEqual(rig.InputCount, rig.Tile.Backward.OutputCount);
        return rig.Tile.Backward;
    }

    private static TileRig.Line ColumnOf(TileRig rig, float[] weights, float[] errors, int k, int i)
    {
        // The transpose read forwards: the same sums with the roles of rows and columns exchanged.
        double largestInput = 0;
        double largestOutput = 0;
        double weightSquares = 0;
        double sum = 0;
        double squares = 0;
        double size = 0;
        for (int other = 0; other < rig.InputCount; other++)
        {
            double output = 0;
            for (int j = 0; j < rig.OutputCount; j++)
            {
                double error = errors[(k * rig.OutputCount) + j];
                double weight = weights[(j * rig.InputCount) + other];
                output += error * weight;
                if (other == i)
                {
                    largestInput = Math.Max(largestInput, Math.Abs(error));
                    weightSquares += weight * weight;
                    squares += error * error * weight * weight;
                    size += Math.Abs(error * weight);
                }
            }

            sum = other == i ? output : sum;
            largestOutput = Math.Max(largestOutput, Math.Abs(output));
        }

        double sigma = TileRig.Deviation(rig.Accuracy, Math.Sqrt(squares), Math.Sqrt(weightSquares), largestInput, largestOutput);
        return new TileRig.Line(sum, Math.Sqrt(squares), (rig.OutputCount + 8) * 6e-8 * size, sigma);
    }
}
