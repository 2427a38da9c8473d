namespace Larmor.Kernels;

/// <content>Batches with so few zeros that nothing is gained by skipping them: taken as they are, zeros included.</content>
public abstract partial class KernelSet
{
    /// <summary>True when a batch has so few zeros that these kernels gain nothing by skipping them.</summary>
    public abstract bool PrefersWhole(ReadOnlySpanFloat batch, int count);

    /// <summary>Y = A · M for the columns of some panels; the sums of the product of pairs, bit for bit but for the sign of a zero, as long as the weights are finite.</summary>
    /// <param name="a">Batch A, shape [count, RowCount].</param>
    /// <param name="count">Vectors in the batch.</param>
    /// <param name="m">Weights M, shape [RowCount, ColumnCount].</param>
    /// <param name="firstPanel">First panel to do.</param>
    /// <param name="endPanel">One past the last.</param>
    /// <param name="y">Receives Y, shape [count, ColumnCount], not padded.</param>
    public abstract void MultiplyWhole(ReadOnlySpanFloat a, int count, PanelMatrix m, int firstPanel, int endPanel, SpanFloat y);

    /// <summary>M += Aᵀ · (factor · E) for some rows of some panels, each weight read and written once for every 128 vectors.</summary>
    /// <param name="a">Batch A, shape [count, RowCount].</param>
    /// <param name="e">Batch E, shape [count, ColumnCount], not padded.</param>
    /// <param name="count">Vectors in the batch.</param>
    /// <param name="factor">Times E, rounded before the product.</param>
    /// <param name="m">Weights, changed in place.</param>
    /// <param name="firstPanel">First panel to do.</param>
    /// <param name="endPanel">One past the last.</param>
    /// <param name="firstRow">First row to do.</param>
    /// <param name="endRow">One past the last.</param>
    public abstract void AddOuterWhole(
        ReadOnlySpanFloat a, ReadOnlySpanFloat e, int count, float factor, PanelMatrix m, int firstPanel, int endPanel, int firstRow, int endRow);
}
