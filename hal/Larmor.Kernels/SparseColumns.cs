namespace Larmor.Kernels;

/// <summary>The pairs of a <see cref="SparseRows"/> sorted the other way: for each input, which samples drive it and how strongly.</summary>
/// <remarks>A weight update reads and writes each touched weight once for the whole batch.</remarks>
public sealed class SparseColumns
{
    /// <summary>Makes room for a batch.</summary>
    public SparseColumns(int capacity, int width)
    {
        Width = width;
        Start = new int[width + 2];
        Sample = new int[capacity * width];
        Value = new float[capacity * width];
    }

    /// <summary>Number of inputs.</summary>
    public int Width { get; }

    /// <summary>Vectors held now.</summary>
    public int Count { get; private set; }

    /// <summary>First pair of each input, and one past the last pair at the end.</summary>
    public int[] Start { get; }

    /// <summary>Sample of each pair, ascending within an input.</summary>
    public int[] Sample { get; }

    /// <summary>Value of each pair, times the factor given to <see cref="Load"/>.</summary>
    public float[] Value { get; }

    /// <summary>Bytes of the buffers.</summary>
    public static long Bytes(int capacity, int width) => 4L * (width + 2L + (2L * capacity * width));

    /// <summary>Takes the batch of <paramref name="rows"/>, each value times <paramref name="factor"/>.</summary>
    public void Load(SparseRows rows, float factor)
    {
        int[] start = Start;
        int[] sample = Sample;
        float[] value = Value;
        int[] index = rows.Index;
        float[] source = rows.Value;
        int width = Width;
        int pairCount = rows.PairCount;
        Count = rows.Count;

        // Counting sort with the table shifted by two: placing the pairs moves it on by one, to where it belongs.
        for (int i = 0; i < width + 2; i++)
        {
            start[i] = 0;
        }

        for (int pair = 0; pair < pairCount; pair++)
        {
            start[index[pair] + 2]++;
        }

        for (int i = 2; i < width + 2; i++)
        {
            start[i] += start[i - 1];
        }

        for (int s = 0; s < rows.Count; s++)
        {
            int end = rows.Start[(s + 1) * rows.BandCount];
            for (int pair = rows.Start[s * rows.BandCount]; pair < end; pair++)
            {
                int place = start[index[pair] + 1]++;
                sample[place] = s;
                value[place] = source[pair] * factor;
            }
        }
    }
}
