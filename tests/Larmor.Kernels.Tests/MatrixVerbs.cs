namespace Larmor.Kernels.Tests;

/// <summary>The three products of a layer over odd shapes, with zeros, denormals and infinities among the values.</summary>
/// <remarks>
/// A sum of n products in another order, or with fused multiply-adds, differs by at most 2 n roundings of the sum of sizes (Higham,
/// Accuracy and Stability of Numerical Algorithms, 2nd edition, 2002, section 3.1), and by a denormal step a product.
/// </remarks>
[TestClass]
public sealed class MatrixVerbs
{
    private static readonly (int Rows, int Columns, int Count)[] Shapes =
        [(1, 1, 1), (3, 5, 2), (17, 33, 5), (64, 64, 4), (65, 100, 7), (130, 257, 33), (70, 16, 1), (100, 63, 40), (9, 700, 9), (64, 65, 70)];

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_product_of_sparse_inputs_is_the_scalar_one_within_rounding(bool infinities) => ForEach(infinities, problem =>
    {
        var expected = new float[problem.Count * problem.Weights.Stride];
        Sets.Scalar.Multiply(problem.Sparse, problem.Weights, 0, problem.Weights.PanelCount, expected);
        var bound = new double[expected.Length];
        for (int s = 0; s < problem.Count; s++)
        {
            for (int c = 0; c < problem.Weights.Stride; c++)
            {
                double sizes = 0;
                for (int r = 0; r < problem.Rows; r++)
                {
                    // What is zero is skipped: an infinity there does not count.
                    double input = problem.Inputs[(s * problem.Rows) + r];
                    sizes += input == 0 ? 0 : Math.Abs(input * problem.Weight(r, c));
                }

                bound[(s * problem.Weights.Stride) + c] = Bound(problem.Rows, sizes);
            }
        }

        Agree(problem, expected, bound, (kernels, team, y) =>
            Blocks(team, problem.Weights.PanelCount, (first, end) => kernels.Multiply(problem.Sparse, problem.Weights, first, end, y)));
    });

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_transposed_product_is_the_scalar_one_within_rounding(bool infinities) => ForEach(infinities, problem =>
    {
        var expected = new float[problem.Count * problem.Rows];
        Sets.Scalar.MultiplyTransposed(problem.Errors, problem.Count, problem.Weights, 0, problem.Rows, expected);
        var bound = new double[expected.Length];
        for (int s = 0; s < problem.Count; s++)
        {
            for (int r = 0; r < problem.Rows; r++)
            {
                double sizes = 0;
                for (int c = 0; c < problem.Weights.Stride; c++)
                {
                    sizes += Math.Abs((double)problem.Errors[(s * problem.Weights.Stride) + c] * problem.Weight(r, c));
                }

                bound[(s * problem.Rows) + r] = Bound(problem.Weights.Stride, sizes);
            }
        }

        Agree(problem, expected, bound, (kernels, team, z) => Blocks(team, problem.Rows, (first, end) =>
            kernels.MultiplyTransposed(problem.Errors, problem.Count, problem.Weights, first, end, z)));
    });

    [TestMethod]
    [DataRow(false, false)]
    [DataRow(false, true)]
    [DataRow(true, false)]
    [DataRow(true, true)]
    public void An_update_is_the_scalar_one_within_rounding(bool rowMajor, bool infinities) => ForEach(infinities, problem =>
    {
        PanelMatrix start = rowMajor ? PanelMatrix.RowMajor(problem.Rows, problem.Columns) : new PanelMatrix(problem.Rows, problem.Columns);
        var draw = new Draw(5);
        for (int c = 0; c < problem.Columns; c++)
        {
            start.WriteColumn(c, Draw.Fill(problem.Rows, draw.Finite));
        }

        var errors = new float[problem.Count * start.Stride];
        for (int s = 0; s < problem.Count; s++)
        {
            problem.Errors.AsSpan(s * problem.Weights.Stride, problem.Columns).CopyTo(errors.AsSpan(s * start.Stride));
        }

        SparseColumns columns = problem.ColumnsTimes(0.5f);
        float[] before = MatrixProblem.ByColumn(start);
        float[] expected = Updated(Sets.Scalar, 1);
        var bound = new double[expected.Length];
        for (int place = 0; place < bound.Length; place++)
        {
            int row = place % problem.Rows;
            int column = place / problem.Rows;
            double sizes = Math.Abs(before[place]);
            for (int s = 0; s < problem.Count; s++)
            {
                double input = 0.5 * problem.Inputs[(s * problem.Rows) + row];
                sizes += input == 0 ? 0 : Math.Abs(input * errors[(s * start.Stride) + column]);
            }

            bound[place] = Bound(problem.Count + 1, sizes);
        }

        float[]? first = null;
        foreach (KernelSet kernels in Sets.Vector)
        {
            for (int team = 1; team <= 3; team++)
            {
                float[] found = Updated(kernels, team);
                Same.Within(expected, found, bound, $"{problem} {kernels.Name}");
                first ??= found;
                Same.Bits(first, found, $"{problem} {kernels.Name}, {team} parts");
            }
        }

        float[] Updated(KernelSet kernels, int team)
        {
            PanelMatrix m = rowMajor ? PanelMatrix.RowMajor(problem.Rows, problem.Columns) : new PanelMatrix(problem.Rows, problem.Columns);
            start.Data.CopyTo(m.Data, 0);
            if (rowMajor)
            {
                Blocks(team, problem.Rows, (from, to) => kernels.AddOuterRows(columns, errors, m, from, to));
            }
            else
            {
                Blocks(team, m.PanelCount, (from, to) => kernels.AddOuter(columns, errors, m, from, to));
            }

            return MatrixProblem.ByColumn(m);
        }
    });

    [TestMethod]
    public void A_batch_taken_whole_gives_the_bits_of_one_held_as_pairs() => ForEach(infinities: false, problem =>
    {
        // With a factor of 1 nothing is rounded before the products, whichever of the two it is multiplied with.
        const float Factor = 1f;
        var draw = new Draw(9);
        float[] inputs = Draw.Fill(problem.Count * problem.Rows, () => draw.Below(5) == 0 ? 0f : draw.Finite());
        var pairs = new SparseRows(problem.Count, problem.Rows);
        var columns = new SparseColumns(problem.Count, problem.Rows);
        PanelMatrix weights = problem.Weights;
        float[] errors = Narrow(problem.Errors);
        foreach (KernelSet kernels in Sets.Vector)
        {
            Assert.IsTrue(kernels.PrefersWhole(inputs, problem.Count) || problem.Count < 4 || problem.Rows < 4, $"{problem}: four fifths of values are held as pairs");
            pairs.Load(kernels, inputs, problem.Count);
            columns.Load(pairs, Factor);
            var y = new float[problem.Count * weights.Stride];
            kernels.Multiply(pairs, weights, 0, weights.PanelCount, y);
            PanelMatrix updated = Copy();
            kernels.AddOuter(columns, problem.Errors, updated, 0, weights.PanelCount);
            for (int parts = 1; parts <= 3; parts++)
            {
                float[] found = Draw.Fill(problem.Count * problem.Columns, () => float.NaN);
                Blocks(parts, weights.PanelCount, (first, end) => kernels.MultiplyWhole(inputs, problem.Count, weights, first, end, found));
                Same.Bits(Unsigned(Narrow(y)), Unsigned(found), $"{problem} {kernels.Name}, product in {parts} parts");
                PanelMatrix whole = Copy();
                Blocks(parts, problem.Rows, (first, end) =>
                    kernels.AddOuterWhole(inputs, errors, problem.Count, Factor, whole, 0, weights.PanelCount, first, end));
                Same.Bits(Unsigned(updated.Data), Unsigned(whole.Data), $"{problem} {kernels.Name}, update in {parts} parts");
            }
        }

        PanelMatrix Copy()
        {
            var m = new PanelMatrix(problem.Rows, problem.Columns);
            weights.Data.CopyTo(m.Data, 0);
            return m;
        }

        float[] Narrow(float[] padded)
        {
            var narrow = new float[problem.Count * problem.Columns];
            for (int s = 0; s < problem.Count; s++)
            {
                padded.AsSpan(s * weights.Stride, problem.Columns).CopyTo(narrow.AsSpan(s * problem.Columns));
            }

            return narrow;
        }
    });

    [TestMethod]
    public void A_batch_taken_whole_is_within_rounding_of_the_scalar_set() => ForEach(infinities: false, problem =>
    {
        float[] expected = Whole(Sets.Scalar, out float[] before, out float[] y);
        foreach (KernelSet kernels in Sets.Vector)
        {
            float[] found = Whole(kernels, out _, out float[] z);
            Same.Within(y, z, Sizes(y.Length, problem.Rows), $"{problem} {kernels.Name}, product");
            Same.Within(expected, found, Sizes(before.Length, problem.Count + 1), $"{problem} {kernels.Name}, update");
        }

        float[] Whole(KernelSet kernels, out float[] before, out float[] y)
        {
            var m = new PanelMatrix(problem.Rows, problem.Columns);
            problem.Weights.Data.CopyTo(m.Data, 0);
            before = MatrixProblem.ByColumn(m);
            y = new float[problem.Count * problem.Columns];
            kernels.MultiplyWhole(problem.Inputs, problem.Count, m, 0, m.PanelCount, y);
            kernels.AddOuterWhole(problem.Inputs, y, problem.Count, 0.3f, m, 0, m.PanelCount, 0, problem.Rows);
            return MatrixProblem.ByColumn(m);
        }

        // A bound for all: the largest sum of sizes there can be.
        double[] Sizes(int length, int terms)
        {
            double input = problem.Inputs.Max(value => Math.Abs((double)value));
            double weight = MatrixProblem.ByColumn(problem.Weights).Max(value => Math.Abs((double)value));
            double output = input * weight * problem.Rows;
            double largest = Math.Max(output, weight + (problem.Count * input * output));
            return [.. Enumerable.Repeat(Bound(terms + problem.Rows, largest * terms), length)];
        }
    });

    [TestMethod]
    public void Increments_by_output_are_those_of_the_scalar_set() => ForEach(infinities: false, problem =>
    {
        var draw = new Draw(11);
        int first = problem.Columns / 3;
        int count = problem.Columns - first;
        float[] deltas = Draw.Fill(count * problem.Rows, draw.Finite);
        float[] expected = Added(Sets.Scalar);
        foreach (KernelSet kernels in Sets.Vector)
        {
            Same.Bits(expected, Added(kernels), $"{problem} {kernels.Name}");
        }

        float[] Added(KernelSet kernels)
        {
            var m = new PanelMatrix(problem.Rows, problem.Columns);
            problem.Weights.Data.CopyTo(m.Data, 0);
            kernels.AddColumns(m, first, count, deltas);
            return m.Data;
        }
    });

    [TestMethod]
    public void Matrix_verbs_allocate_nothing()
    {
        var problem = new MatrixProblem(65, 100, 7, infinities: false);
        SparseColumns columns = problem.ColumnsTimes(0.5f);
        PanelMatrix rows = PanelMatrix.RowMajor(65, 100);
        var rowErrors = new float[7 * rows.Stride];
        var y = new float[7 * problem.Weights.Stride];
        var z = new float[7 * 65];
        foreach (KernelSet kernels in Sets.All)
        {
            Allocation.IsNone(() =>
            {
                problem.Sparse.Load(kernels, problem.Inputs, 7);
                kernels.Multiply(problem.Sparse, problem.Weights, 0, problem.Weights.PanelCount, y);
                kernels.MultiplyTransposed(problem.Errors, 7, problem.Weights, 0, 65, z);
                kernels.AddOuter(columns, problem.Errors, problem.Weights, 0, problem.Weights.PanelCount);
                kernels.AddOuterRows(columns, rowErrors, rows, 0, 65);
                kernels.MultiplyWhole(problem.Inputs, 7, problem.Weights, 0, problem.Weights.PanelCount, y);
                kernels.AddOuterWhole(problem.Inputs, y, 7, 0.5f, problem.Weights, 0, problem.Weights.PanelCount, 0, 65);
            });
        }
    }

    /// <summary>-0 becomes 0: adding a product of 0 may do that, and it is all that may differ.</summary>
    private static float[] Unsigned(float[] values) => [.. values.Select(value => value + 0f)];

    private static double Bound(int terms, double sizes) => (2.0 * terms * Same.Rounding * sizes) + (2 * terms * 1.5e-45);

    private static void ForEach(bool infinities, Action<MatrixProblem> check)
    {
        foreach ((int rows, int columns, int count) in Shapes)
        {
            check(new MatrixProblem(rows, columns, count, infinities));
        }
    }

    /// <summary>All vector sets, whole and in parts, against the scalar result and each other.</summary>
    private static void Agree(MatrixProblem problem, float[] expected, double[] bound, Action<KernelSet, int, float[]> verb)
    {
        float[]? first = null;
        foreach (KernelSet kernels in Sets.Vector)
        {
            for (int team = 1; team <= 3; team++)
            {
                // What stood there before must not matter.
                float[] found = Draw.Fill(expected.Length, () => float.NaN);
                verb(kernels, team, found);
                Same.Within(expected, found, bound, $"{problem} {kernels.Name}");
                first ??= found;
                Same.Bits(first, found, $"{problem} {kernels.Name}, {team} parts");
            }
        }
    }

    /// <summary>The range in so many parts, as a team would share it out.</summary>
    private static void Blocks(int parts, int length, Action<int, int> run)
    {
        for (int part = parts - 1; part >= 0; part--)
        {
            int first = part * length / parts;
            int end = (part + 1) * length / parts;
            if (end > first)
            {
                run(first, end);
            }
        }
    }
}
