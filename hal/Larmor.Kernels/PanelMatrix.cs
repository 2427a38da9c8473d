namespace Larmor.Kernels;

/// <summary>A weight matrix stored so that one input's weights to neighbouring outputs lie side by side, panel by panel.</summary>
/// <remarks>
/// Rows are inputs, columns are outputs. A panel holds <see cref="PanelWidth"/> columns for all rows, the last panel what is left over,
/// rounded up to 16; columns past the last output are padding and stay 0.
/// <code>
/// panel p = column / PanelWidth, w = WidthOf(p)
/// element (row, column) = Data[StartOf(p) + row * w + column % PanelWidth]
/// </code>
/// Panels begin an odd number of rows apart: an even number could put one row of all panels into the same few places of the first cache.
/// Sparse inputs and spikes then read whole cache lines and skip the rest, and panels are what threads share out.
/// </remarks>
public sealed class PanelMatrix
{
    /// <summary>Columns of a full panel: 16 lanes of 32 bits, four times.</summary>
    public const int FullPanelWidth = 64;

    private const int Lane = 16;

    /// <summary>A matrix of zeros.</summary>
    public PanelMatrix(int rowCount, int columnCount)
        : this(rowCount, columnCount, PanelWidthOf(columnCount))
    {
    }

    private PanelMatrix(int rowCount, int columnCount, int panelWidth)
    {
        RowCount = rowCount;
        ColumnCount = columnCount;
        PanelWidth = panelWidth;
        Stride = StrideOf(columnCount);
        PanelCount = (columnCount + PanelWidth - 1) / PanelWidth;
        Data = new float[Length(rowCount, Stride, PanelWidth)];
    }

    /// <summary>Number of inputs.</summary>
    public int RowCount { get; }

    /// <summary>Number of outputs.</summary>
    public int ColumnCount { get; }

    /// <summary>Columns of every panel but the last: a multiple of 16, at most 64 unless <see cref="RowMajor"/>.</summary>
    public int PanelWidth { get; }

    /// <summary>Number of panels.</summary>
    public int PanelCount { get; }

    /// <summary>Columns with padding: the row length of batches that go with this matrix.</summary>
    public int Stride { get; }

    /// <summary>The elements.</summary>
    public float[] Data { get; }

    /// <summary>A matrix of zeros in one panel: plain rows, padded to a multiple of 16. For sums kept row by row on the host.</summary>
    public static PanelMatrix RowMajor(int rowCount, int columnCount) =>
        new PanelMatrix(rowCount, columnCount, StrideOf(columnCount));

    /// <summary>Bytes that a matrix of this shape takes, padding included.</summary>
    public static long Bytes(int rowCount, int columnCount) => 4L * Length(rowCount, StrideOf(columnCount), PanelWidthOf(columnCount));

    /// <summary>Row length of batches that go with a matrix of <paramref name="columnCount"/> columns.</summary>
    public static int StrideOf(int columnCount) => (columnCount + Lane - 1) / Lane * Lane;

    /// <summary>Columns of panel <paramref name="panel"/>, padding included: a multiple of 16.</summary>
    public int WidthOf(int panel)
    {
        int left = Stride - (panel * PanelWidth);
        return left < PanelWidth ? left : PanelWidth;
    }

    /// <summary>Where panel <paramref name="panel"/> begins in <see cref="Data"/>.</summary>
    public int StartOf(int panel) => panel * PanelWidth * (RowCount | 1);

    /// <summary>Where an element lies in <see cref="Data"/>.</summary>
    public int PlaceOf(int row, int column)
    {
        int panel = column / PanelWidth;
        return StartOf(panel) + (row * WidthOf(panel)) + (column % PanelWidth);
    }

    /// <summary>Copies column <paramref name="column"/> (the weights of one output) into <paramref name="destination"/>, shape [RowCount].</summary>
    public void ReadColumn(int column, SpanFloat destination)
    {
        float[] data = Data;
        int width = WidthOf(column / PanelWidth);
        int place = PlaceOf(0, column);
        for (int row = 0; row < RowCount; row++)
        {
            destination[row] = data[place];
            place += width;
        }
    }

    /// <summary>Replaces column <paramref name="column"/> by <paramref name="source"/>, shape [RowCount].</summary>
    public void WriteColumn(int column, ReadOnlySpanFloat source)
    {
        float[] data = Data;
        int width = WidthOf(column / PanelWidth);
        int place = PlaceOf(0, column);
        for (int row = 0; row < RowCount; row++)
        {
            data[place] = source[row];
            place += width;
        }
    }

    /// <summary>Adds <paramref name="source"/>, shape [RowCount], to column <paramref name="column"/>.</summary>
    public void AddColumn(int column, ReadOnlySpanFloat source)
    {
        float[] data = Data;
        int width = WidthOf(column / PanelWidth);
        int place = PlaceOf(0, column);
        for (int row = 0; row < RowCount; row++)
        {
            data[place] += source[row];
            place += width;
        }
    }

    private static int Length(int rowCount, int stride, int panelWidth)
    {
        int before = (stride - 1) / panelWidth * panelWidth;
        return (before * (rowCount | 1)) + ((stride - before) * rowCount);
    }

    private static int PanelWidthOf(int columnCount)
    {
        int rounded = StrideOf(columnCount);
        return rounded < FullPanelWidth ? rounded : FullPanelWidth;
    }
}
