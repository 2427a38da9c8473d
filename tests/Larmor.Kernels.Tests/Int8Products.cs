namespace Larmor.Kernels.Tests;

/// <summary>Bytes times bytes in 32 bits: exact, so every set must give what a plain sum of longs gives.</summary>
[TestClass]
public sealed class Int8Products
{
    private static readonly (int Outputs, int Inputs, int Count)[] Shapes =
        [(1, 1, 1), (3, 5, 2), (4, 64, 1), (5, 63, 3), (6, 65, 4), (7, 129, 5), (9, 784, 1), (33, 200, 17), (2, 4096, 2)];

    [TestMethod]
    public void Every_set_gives_the_exact_product_whatever_stands_in_the_padding()
    {
        foreach ((int outputs, int inputs, int count) in Shapes)
        {
            var draw = new Draw((ulong)((outputs * 100) + inputs));
            Int8Matrix w = Int8Problem.Weights(draw, outputs, inputs);
            sbyte[] x = draw.Bytes(count * w.Stride);
            foreach (KernelSet kernels in Sets.All)
            {
                for (int parts = 1; parts <= 3; parts++)
                {
                    int[] y = [.. Enumerable.Repeat(int.MinValue, count * outputs)];
                    Int8Problem.Parts(parts, outputs, (first, end) => kernels.Multiply(x, count, w, first, end, y));
                    for (int k = 0; k < count; k++)
                    {
                        for (int o = 0; o < outputs; o++)
                        {
                            long exact = 0;
                            for (int i = 0; i < inputs; i++)
                            {
                                exact += (long)x[(k * w.Stride) + i] * w.Data[(o * w.Stride) + i];
                            }

                            Assert.AreEqual(exact, y[(k * outputs) + o], $"{kernels.Name} [{count} x {inputs} x {outputs}], {parts} parts");
                        }
                    }
                }
            }
        }
    }

    [TestMethod]
    public void The_largest_sums_of_the_widest_matrix_stay_exact()
    {
        var w = new Int8Matrix(1, Int8Matrix.MostInputs);
        Array.Fill(w.Data, (sbyte)-127);
        sbyte[] x = new sbyte[w.Stride];
        Array.Fill(x, sbyte.MinValue);
        int[] y = new int[1];
        foreach (KernelSet kernels in Sets.All)
        {
            kernels.Multiply(x, 1, w, 0, 1, y);
            Assert.AreEqual(128L * 127 * Int8Matrix.MostInputs, y[0], kernels.Name);
        }
    }

    [TestMethod]
    [DataRow(0, 5, "1 to 33554431 outputs, not 0")]
    [DataRow(5, 0, "1 to 131072 inputs, not 0")]
    [DataRow(5, 131073, "1 to 131072 inputs, not 131073: split the layer")]
    [DataRow(20_000, 131072, "1 to 16383 outputs, not 20000: split the layer")]
    public void A_matrix_that_does_not_fit_is_refused_with_need_limit_and_way_out(int outputs, int inputs, string expected) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new Int8Matrix(outputs, inputs)).Message, expected);

    [TestMethod]
    public void A_row_comes_back_as_it_was_written_but_for_minus_128()
    {
        var w = new Int8Matrix(3, 70);
        sbyte[] row = new Draw(1).Bytes(70);
        w.WriteRow(1, row);
        sbyte[] back = new sbyte[70];
        w.ReadRow(1, back);
        CollectionAssert.AreEqual(row.Select(value => Math.Max(value, (sbyte)-127)).ToArray(), back);
        Assert.AreEqual(3 * 128, w.Data.Length);
        Assert.IsTrue(w.Data.Take(128).Concat(w.Data.Skip(128 + 70)).All(value => value == 0));
    }

    [TestMethod]
    public void A_product_allocates_nothing()
    {
        Int8Matrix w = Int8Problem.Weights(new Draw(1), 33, 200);
        sbyte[] x = new Draw(2).Bytes(5 * w.Stride);
        int[] y = new int[5 * 33];
        foreach (KernelSet kernels in Sets.All)
        {
            Allocation.IsNone(() => kernels.Multiply(x, 5, w, 0, 33, y));
        }
    }
}
