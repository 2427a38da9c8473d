namespace Larmor.Kernels;

/// <content>Whole numbers of one byte: products summed in 32 bits, and updates that round by chance. All sets give the same bits.</content>
public abstract partial class KernelSet
{
    /// <summary>Y = X · Wᵀ for some outputs, exactly: bytes times bytes, summed in 32 bits.</summary>
    /// <param name="x">Activations, shape [count, Stride of w]; what stands past the inputs does not matter.</param>
    /// <param name="count">Vectors in the batch.</param>
    /// <param name="w">Weights, shape [OutputCount, InputCount].</param>
    /// <param name="firstOutput">First output to do.</param>
    /// <param name="endOutput">One past the last.</param>
    /// <param name="y">Receives Y, shape [count, OutputCount].</param>
    /// <remarks>Allocates nothing. Ranges of outputs may run on different threads.</remarks>
    public abstract void Multiply(sbyte[] x, int count, Int8Matrix w, int firstOutput, int endOutput, int[] y);

    /// <summary>W += round(η · Postᵀ · Pre) for some outputs, each cell rounded up or down by chance and clipped to ±127.</summary>
    /// <param name="pre">Activities, shape [count, Stride of w]; what stands past the inputs does not matter.</param>
    /// <param name="post">Factors, shape [count, OutputCount]; zeros cost next to nothing.</param>
    /// <param name="count">Vectors in the batch; at most the count that <paramref name="rate"/> was made for.</param>
    /// <param name="rate">η = m / 2^s.</param>
    /// <param name="key">Key of this update's draws (<see cref="CounterRandom.Key"/>): another one for every step.</param>
    /// <param name="w">Weights, changed in place.</param>
    /// <param name="firstOutput">First output to do.</param>
    /// <param name="endOutput">One past the last.</param>
    /// <remarks>
    /// A cell with v = m · Σ post · pre moves by floor((v + r) / 2^s), where r is uniform on 0 … 2^s - 1 and is drawn for the cell's
    /// own index (output · InputCount + input): the expectation is v / 2^s exactly, and a replay has the same bits for any team.
    /// Stochastic rounding in learning: S. Gupta, A. Agrawal, K. Gopalakrishnan, P. Narayanan, ICML (2015), section 3. Allocates nothing.
    /// </remarks>
    public abstract void AddOuterRounded(
        sbyte[] pre, sbyte[] post, int count, FixedRate rate, ulong key, Int8Matrix w, int firstOutput, int endOutput);
}
