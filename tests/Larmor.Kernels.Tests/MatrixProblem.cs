namespace Larmor.Kernels.Tests;

/// <summary>Weights, sparse inputs and errors of one odd shape.</summary>
internal sealed class MatrixProblem
{
    internal MatrixProblem(int rows, int columns, int count, bool infinities)
    {
        Rows = rows;
        Columns = columns;
        Count = count;
        var draw = new Draw((ulong)((rows * 1000) + (columns * 10) + count));
        Weights = new PanelMatrix(rows, columns);
        var column = new float[rows];
        for (int c = 0; c < columns; c++)
        {
            for (int r = 0; r < rows; r++)
            {
                // A positive infinity in a few places only, so that most sums stay finite.
                column[r] = infinities && draw.Below(40) == 0 ? float.PositiveInfinity : draw.Finite();
            }

            Weights.WriteColumn(c, column);
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
        Sparse.Load(Inputs, count);
    }

    internal int Rows { get; }

    internal int Columns { get; }

    internal int Count { get; }

    internal PanelMatrix Weights { get; }

    internal float[] Inputs { get; }

    internal SparseRows Sparse { get; }

    internal float[] Errors { get; }

    public override string ToString() => $"[{Count} x {Rows} x {Columns}]";

    internal float Weight(int row, int column) => Weights.Data[Weights.PlaceOf(row, column)];
}
