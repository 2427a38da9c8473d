namespace Larmor.Kernels.Tests;

/// <summary>Convolutions whose patches are read in place, against the sums written out.</summary>
[TestClass]
public sealed class PatchVerbs
{
    // Image width, height, channels, kernel, outputs: odd sizes, one-pixel kernels, rows longer than a block, several panels.
    public static IEnumerable<object[]> Shapes =>
    [
        [5, 7, 1, 3, 10], [9, 6, 3, 5, 96], [16, 4, 17, 1, 64], [140, 3, 2, 2, 33], [12, 12, 40, 3, 130], [3, 3, 8, 3, 16], [30, 5, 1, 4, 48],
    ];

    [TestMethod]
    [DynamicData(nameof(Shapes))]
    public void A_product_is_that_of_the_unfolded_patches(int width, int height, int channels, int kernel, int outputs)
    {
        foreach (bool biased in new[] { false, true })
        {
            var problem = new PatchProblem(width, height, channels, kernel, outputs, biased);
            float[]? first = null;
            foreach (KernelSet kernels in Sets.All)
            {
                var found = new float[problem.Maps.Length];
                Array.Fill(found, float.NaN);
                int half = problem.Grid.Positions / 2;
                for (int image = 0; image < PatchProblem.Images; image++)
                {
                    int from = image * problem.Grid.ImageLength;
                    int to = image * problem.Grid.Positions * outputs;
                    kernels.MultiplyPatches(
                        problem.Values, from, problem.Grid, PatchProblem.Bias, problem.Weights, half, problem.Grid.Positions, found, to);
                    kernels.MultiplyPatches(problem.Values, from, problem.Grid, PatchProblem.Bias, problem.Weights, 0, half, found, to);
                }

                Same.Within(problem.Products, found, problem.ProductBounds, $"{kernels.Name} {problem}");
                first = kernels.VectorBits == 128 ? found : first;
                if (kernels.VectorBits > 128)
                {
                    Same.Bits(first, found, $"{kernels.Name} {problem}");
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Shapes))]
    public void An_update_is_that_of_the_unfolded_patches(int width, int height, int channels, int kernel, int outputs)
    {
        foreach (bool biased in new[] { false, true })
        {
            var problem = new PatchProblem(width, height, channels, kernel, outputs, biased);
            float[]? first = null;
            foreach (KernelSet kernels in Sets.All)
            {
                PanelMatrix sums = problem.CopyOfWeights();
                int cut = problem.Grid.PatchLength / 2;
                for (int panel = 0; panel < sums.PanelCount; panel++)
                {
                    kernels.AddOuterPatches(
                        problem.Values, 0, PatchProblem.Images, problem.Grid, PatchProblem.Bias, problem.Maps, PatchProblem.Factor, sums, panel,
                        cut, problem.Grid.PatchLength);
                    kernels.AddOuterPatches(
                        problem.Values, 0, PatchProblem.Images, problem.Grid, PatchProblem.Bias, problem.Maps, PatchProblem.Factor, sums, panel,
                        0, cut);
                }

                float[] found = MatrixProblem.ByColumn(sums);
                Same.Within(problem.Updated, found, problem.UpdateBounds, $"{kernels.Name} {problem}");
                first = kernels.VectorBits == 128 ? found : first;
                if (kernels.VectorBits > 128)
                {
                    Same.Bits(first, found, $"{kernels.Name} {problem}");
                }
            }
        }
    }

    [TestMethod]
    [DataRow(4, 4, 1, 5)]
    [DataRow(4, 4, 0, 2)]
    [DataRow(4, 2, 1, 3)]
    [DataRow(4, 4, 1, 0)]
    public void A_kernel_that_does_not_fit_is_refused(int width, int height, int channels, int kernel) =>
        Assert.Contains("does not fit", Assert.Throws<ArgumentOutOfRangeException>(() => new PatchGrid(width, height, channels, kernel)).Message);
}
