namespace Larmor.Kernels;

/// <summary>A batch of vectors kept as (index, value) pairs of what is not zero, sample by sample, cut into bands of rows.</summary>
/// <remarks>
/// Digits are four fifths background and dropout removes more: products skip what is zero. The bands (<see cref="BandRows"/> inputs
/// each) let a product stay within one cache-sized piece of the weights for the whole batch.
/// <code>
/// sample s, band b:  pairs Start[s * BandCount + b] … Start[s * BandCount + b + 1] - 1
/// </code>
/// A batch with few zeros is better taken whole: <see cref="KernelSet.PrefersWhole"/>.
/// </remarks>
public sealed class SparseRows
{
    /// <summary>Inputs per band.</summary>
    public const int BandRows = 64;

    private static readonly KernelSet Plain = new ScalarKernels();

    /// <summary>Makes room for a batch.</summary>
    /// <param name="capacity">Largest number of vectors.</param>
    /// <param name="width">Length of a vector.</param>
    public SparseRows(int capacity, int width)
    {
        Capacity = capacity;
        Width = width;
        BandCount = (width + BandRows - 1) / BandRows;
        Start = new int[(capacity * BandCount) + 1];
        Index = new int[(capacity * width) + 1];
        Value = new float[(capacity * width) + 1];
    }

    /// <summary>Largest number of vectors.</summary>
    public int Capacity { get; }

    /// <summary>Length of a vector.</summary>
    public int Width { get; }

    /// <summary>Bands per vector.</summary>
    public int BandCount { get; }

    /// <summary>Vectors held now.</summary>
    public int Count { get; private set; }

    /// <summary>Values that a product will visit.</summary>
    public int PairCount { get; private set; }

    /// <summary>First pair of each (sample, band), and one past the last pair at the end.</summary>
    public int[] Start { get; }

    /// <summary>Positions of the pairs, ascending within a sample.</summary>
    public int[] Index { get; }

    /// <summary>Values of the pairs, never 0.</summary>
    public float[] Value { get; }

    /// <summary>Bytes of the buffers.</summary>
    public static long Bytes(int capacity, int width) =>
        4L * (((long)capacity * ((width + BandRows - 1) / BandRows)) + 3 + (2L * capacity * width));

    /// <summary>Takes vectors in place of what was held, for owners without kernels of their own.</summary>
    /// <param name="dense">Shape [count, Width], starts at the first vector.</param>
    /// <param name="count">At most <see cref="Capacity"/>.</param>
    public void Load(ReadOnlySpanFloat dense, int count) => Load(Plain, dense, count);

    /// <summary>Takes vectors in place of what was held.</summary>
    /// <param name="kernels">Finds what is not zero.</param>
    /// <param name="dense">Shape [count, Width], starts at the first vector.</param>
    /// <param name="count">At most <see cref="Capacity"/>.</param>
    public void Load(KernelSet kernels, ReadOnlySpanFloat dense, int count)
    {
        int[] start = Start;
        int width = Width;
        int pair = 0;
        int slot = 0;
        for (int sample = 0; sample < count; sample++)
        {
            ReadOnlySpanFloat row = dense.Slice(sample * width, width);
            for (int first = 0; first < width; first += BandRows)
            {
                int end = first + BandRows < width ? first + BandRows : width;
                start[slot++] = pair;
                pair = kernels.Collect(row.Slice(first, end - first), first, Index, Value, pair);
            }
        }

        start[slot] = pair;
        Count = count;
        PairCount = pair;
    }
}
