namespace Larmor.Kernels.Tests;

/// <summary>The stream's case: one vector, held as pairs.</summary>
[TestClass]
public sealed class SingleVectors
{
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(17, 10)]
    [DataRow(100, 64)]
    [DataRow(65, 100)]
    [DataRow(200, 300)]
    public void An_update_has_the_bits_of_that_of_a_batch_of_one(int rows, int columns)
    {
        var problem = new MatrixProblem(rows, columns, 1, infinities: true);
        foreach (KernelSet kernels in Sets.All)
        {
            var batch = new PanelMatrix(rows, columns);
            var single = new PanelMatrix(rows, columns);
            problem.Weights.Data.CopyTo(batch.Data, 0);
            problem.Weights.Data.CopyTo(single.Data, 0);
            kernels.AddOuter(problem.ColumnsTimes(0.3f), problem.Errors, batch, 0, batch.PanelCount);
            int half = single.PanelCount / 2;
            kernels.AddSingle(problem.Sparse, 0.3f, problem.Errors, single, half, single.PanelCount);
            kernels.AddSingle(problem.Sparse, 0.3f, problem.Errors, single, 0, half);
            Same.Bits(batch.Data, single.Data, $"{kernels.Name} {problem}");
        }
    }

    [TestMethod]
    public void What_is_not_zero_is_collected_in_its_order()
    {
        foreach (int length in Draw.Lengths)
        {
            var draw = new Draw((ulong)length);
            float[] values = Draw.Fill(length, () => draw.Below(9) switch { 0 => draw.Any(), 1 => float.NaN, 2 => -0f, _ => 0f });
            int[] expected = [.. Enumerable.Range(0, length).Where(i => values[i] != 0f)];
            foreach (KernelSet kernels in Sets.All)
            {
                var index = new int[length + 4];
                var value = new float[length + 4];
                int end = kernels.Collect(values, 7, index, value, 3);
                Assert.AreEqual(3 + expected.Length, end, $"{kernels.Name}, {length} values");
                CollectionAssert.AreEqual(expected, index[3..end].Select(i => i - 7).ToArray());
                Same.Bits([.. expected.Select(i => values[i])], value.AsSpan(3, end - 3), $"{kernels.Name}, {length} values");
            }
        }
    }
}
