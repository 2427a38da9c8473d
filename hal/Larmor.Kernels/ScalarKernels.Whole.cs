namespace Larmor.Kernels;

/// <content>Whole batches: the reference; a device keeps pairs, so its speed is of no account.</content>
public partial class ScalarKernels
{
    /// <inheritdoc/>
    public override bool PrefersWhole(ReadOnlySpanFloat batch, int count) => false;

    /// <inheritdoc/>
    public override void MultiplyWhole(ReadOnlySpanFloat a, int count, PanelMatrix m, int firstPanel, int endPanel, SpanFloat y)
    {
        int end = endPanel * m.PanelWidth < m.ColumnCount ? endPanel * m.PanelWidth : m.ColumnCount;
        for (int sample = 0; sample < count; sample++)
        {
            for (int column = firstPanel * m.PanelWidth; column < end; column++)
            {
                float sum = 0f;
                for (int row = 0; row < m.RowCount; row++)
                {
                    sum += a[(sample * m.RowCount) + row] * m.Data[m.PlaceOf(row, column)];
                }

                y[(sample * m.ColumnCount) + column] = sum;
            }
        }
    }

    /// <inheritdoc/>
    public override void AddOuterWhole(
        ReadOnlySpanFloat a, ReadOnlySpanFloat e, int count, float factor, PanelMatrix m, int firstPanel, int endPanel, int firstRow, int endRow)
    {
        int end = endPanel * m.PanelWidth < m.ColumnCount ? endPanel * m.PanelWidth : m.ColumnCount;
        for (int sample = 0; sample < count; sample++)
        {
            for (int column = firstPanel * m.PanelWidth; column < end; column++)
            {
                float error = e[(sample * m.ColumnCount) + column] * factor;
                for (int row = firstRow; row < endRow; row++)
                {
                    m.Data[m.PlaceOf(row, column)] += a[(sample * m.RowCount) + row] * error;
                }
            }
        }
    }
}
