namespace Larmor.Kernels.Tests;

/// <summary>Weights, sparse inputs and errors of one odd shape.</summary>
internal sealed class MatrixProblem
{
    private readonly float[][] _weights;

    internal MatrixProblem(int rows, int columns, int count, bool infinities)
    {
        Rows = rows;
        Columns = columns;
        Count = count;
        var draw = new Draw((ulong)((rows * 1000) + (columns * 10) + count));
        Weights = new PanelMatrix(rows, columns);
        _weights = new float[Weights.Stride][];
        for (int c = 0; c < Weights.Stride; c++)
        {
            _weights[c] = new float[rows];
        }

        for (int c = 0; c < columns; c++)
        {
            for (int r = 0; r < rows; r++)
            {
                // A positive infinity in a few places only, so that most sums stay finite.
                _weights[c][r] = infinities && draw.Below(40) == 0 ? float.PositiveInfinity : draw.Finite();
            }

            Weights.WriteColumn(c, _weights[c]);
        }

        Inputs = Draw.Fill(count * rows, () => draw.Below(2) == 0 ? 0f : draw.Finite());
        Errors = new float[count * Weights.Stride];
        for (int s = 0; s < count; s++)
        {
            for (int c = 0; c < columns; c++)
            {
                Errors[(s * Weights.Stride) + c] = infinities && draw.Below(50) == 0 ? float.NegativeInfinity : draw.Finite();
            }
        }

        Sparse = new SparseRows(count, rows);
        Sparse.Load(Sets.Scalar, Inputs, count);
    }

    internal int Rows { get; }

    internal int Columns { get; }

    internal int Count { get; }

    internal PanelMatrix Weights { get; }

    internal float[] Inputs { get; }

    internal SparseRows Sparse { get; }

    internal float[] Errors { get; }

    public override string ToString() => $"[{Count} x {Rows} x {Columns}]";

    /// <summary>A weight as it was written; 0 in the padding.</summary>
    internal float Weight(int row, int column) => _weights[column][row];

    /// <summary>The inputs sorted by input, times a factor.</summary>
    internal SparseColumns ColumnsTimes(float factor)
    {
        var columns = new SparseColumns(Count, Rows);
        columns.Load(Sparse, factor);
        return columns;
    }

    /// <summary>All columns of a matrix one after the other, shape [ColumnCount, RowCount], however it stores them.</summary>
    internal static float[] ByColumn(PanelMatrix m)
    {
        var values = new float[m.ColumnCount * m.RowCount];
        for (int c = 0; c < m.ColumnCount; c++)
        {
            m.ReadColumn(c, values.AsSpan(c * m.RowCount, m.RowCount));
        }

        return values;
    }
}
