namespace Larmor.Kernels;

/// <summary>The verbs that learning needs, on plain arrays: one implementation per vector width, all with the same meaning.</summary>
/// <remarks>
/// The three matrix verbs work on a range of panels or rows of a <see cref="PanelMatrix"/>, so that a <see cref="WorkerTeam"/> can share
/// them out; each output element is summed in one fixed order, whatever the range. The vector sets agree with each other bit for bit
/// and with <see cref="ScalarKernels"/> within rounding (they fuse multiply and add). Nothing here allocates.
/// </remarks>
public abstract partial class KernelSet
{
    /// <summary>"scalar", "vector128", "vector256" or "vector512".</summary>
    public abstract string Name { get; }

    /// <summary>Bits of a vector; 32 for the scalar set.</summary>
    public abstract int VectorBits { get; }

    /// <summary>Y = A · M for the columns of some panels.</summary>
    /// <param name="a">Batch A, shape [count, RowCount], sparse.</param>
    /// <param name="m">Weights M, shape [RowCount, ColumnCount].</param>
    /// <param name="firstPanel">First panel to do.</param>
    /// <param name="endPanel">One past the last.</param>
    /// <param name="y">Receives Y, shape [count, Stride]; padding columns receive 0.</param>
    public abstract void Multiply(SparseRows a, PanelMatrix m, int firstPanel, int endPanel, float[] y);

    /// <summary>Z = E · Mᵀ for some rows of M.</summary>
    /// <param name="e">Batch E, shape [count, Stride], padding columns 0.</param>
    /// <param name="count">Vectors in the batch.</param>
    /// <param name="m">Weights M, shape [RowCount, ColumnCount].</param>
    /// <param name="firstRow">First row to do.</param>
    /// <param name="endRow">One past the last.</param>
    /// <param name="z">Receives Z, shape [count, RowCount].</param>
    public abstract void MultiplyTransposed(ReadOnlySpanFloat e, int count, PanelMatrix m, int firstRow, int endRow, SpanFloat z);

    /// <summary>M += Aᵀ · E for the columns of some panels: each touched weight is read and written once.</summary>
    /// <param name="a">Batch A by input, times the rate.</param>
    /// <param name="e">Batch E, shape [count, Stride], padding columns 0.</param>
    /// <param name="m">Weights, changed in place.</param>
    /// <param name="firstPanel">First panel to do.</param>
    /// <param name="endPanel">One past the last.</param>
    public abstract void AddOuter(SparseColumns a, float[] e, PanelMatrix m, int firstPanel, int endPanel);

    /// <summary>M += factor · aᵀ · e for one vector a held as pairs, and the columns of some panels; the bits of <see cref="AddOuter"/>.</summary>
    /// <param name="a">One vector, sparse.</param>
    /// <param name="factor">Times each value, rounded before the product.</param>
    /// <param name="e">Shape [Stride], padding columns 0.</param>
    /// <param name="m">Weights, changed in place.</param>
    /// <param name="firstPanel">First panel to do.</param>
    /// <param name="endPanel">One past the last.</param>
    public abstract void AddSingle(SparseRows a, float factor, float[] e, PanelMatrix m, int firstPanel, int endPanel);

    /// <summary>M += Aᵀ · E for some rows of a matrix that is stored row by row (<see cref="PanelMatrix.RowMajor"/>).</summary>
    /// <param name="a">Batch A by row of M, times the factor.</param>
    /// <param name="e">Batch E, shape [count, Stride], padding columns 0.</param>
    /// <param name="m">Changed in place; has one panel.</param>
    /// <param name="firstRow">First row to do.</param>
    /// <param name="endRow">One past the last.</param>
    public abstract void AddOuterRows(SparseColumns a, float[] e, PanelMatrix m, int firstRow, int endRow);

    /// <summary>Adds to some columns of M what is given output by output.</summary>
    /// <param name="m">Changed in place.</param>
    /// <param name="firstColumn">First column.</param>
    /// <param name="count">Columns.</param>
    /// <param name="deltas">Shape [count, RowCount].</param>
    public abstract void AddColumns(PanelMatrix m, int firstColumn, int count, ReadOnlySpanFloat deltas);

    /// <summary>Appends what is not zero to pairs of (index, value).</summary>
    /// <param name="values">Shape [n]; NaN counts as not zero.</param>
    /// <param name="firstIndex">Index of the first value.</param>
    /// <param name="index">Receives the indices; has room for n and one more behind <paramref name="place"/>.</param>
    /// <param name="value">Receives the values, likewise.</param>
    /// <param name="place">Where to begin.</param>
    /// <returns>Where the next pair belongs.</returns>
    public abstract int Collect(ReadOnlySpanFloat values, int firstIndex, int[] index, float[] value, int place);

    /// <summary>destination = factor · source.</summary>
    public abstract void Scale(ReadOnlySpanFloat source, float factor, SpanFloat destination);

    /// <summary>Fills <paramref name="mask"/> with <paramref name="scale"/> where draw <c>firstIndex + i</c> is below <paramref name="threshold"/>, else 0.</summary>
    public abstract void FillMask(ulong key, uint firstIndex, uint threshold, float scale, SpanFloat mask);

    /// <summary>destination = source where a draw is kept, times <paramref name="scale"/>; else 0. The draws are those of <see cref="FillMask"/>.</summary>
    public abstract void Dropout(ReadOnlySpanFloat source, ulong key, uint firstIndex, uint threshold, float scale, SpanFloat destination);

    /// <summary>values = clamp(values, 0, 1) · mask.</summary>
    public abstract void HardSigmoid(ReadOnlySpanFloat source, ReadOnlySpanFloat mask, SpanFloat destination);

    /// <summary>destination = max(source, 0) · mask.</summary>
    public abstract void Relu(ReadOnlySpanFloat source, ReadOnlySpanFloat mask, SpanFloat destination);

    /// <summary>error = mask · (target - output) where 0 ≤ drive ≤ 1, else 0: the hard sigmoid's error for one constant target.</summary>
    public abstract void HardSigmoidError(
        ReadOnlySpanFloat drive, ReadOnlySpanFloat output, ReadOnlySpanFloat mask, float target, SpanFloat error);

    /// <summary>error = error · mask where drive &gt; 0, else 0: an error passed back through max(·, 0).</summary>
    public abstract void ReluError(ReadOnlySpanFloat drive, ReadOnlySpanFloat mask, SpanFloat error);

    /// <summary>Indices of the <paramref name="k"/> largest entries of <c>value - offset</c>, largest first, lowest index first on a tie.</summary>
    /// <param name="value">Shape [n].</param>
    /// <param name="offset">Shape [n].</param>
    /// <param name="k">1 … n.</param>
    /// <param name="winners">Receives the indices.</param>
    /// <param name="firstWinner">Where in <paramref name="winners"/> to put them.</param>
    public abstract void TopOfDifference(ReadOnlySpanFloat value, ReadOnlySpanFloat offset, int k, int[] winners, int firstWinner);

    /// <summary>One step of Adam (Kingma and Ba, 2015, algorithm 1) with the gradient of a descent; clears the gradient.</summary>
    /// <param name="gradient">Ascent direction summed over the batch, shape [n]; set to 0.</param>
    /// <param name="first">First moment, updated.</param>
    /// <param name="second">Second moment, updated.</param>
    /// <param name="step">α · sqrt(1 - β2^t) / (1 - β1^t) and the decay constants.</param>
    /// <param name="delta">Receives what is to be added to the weights.</param>
    public abstract void Adam(SpanFloat gradient, SpanFloat first, SpanFloat second, AdamStep step, SpanFloat delta);
}
