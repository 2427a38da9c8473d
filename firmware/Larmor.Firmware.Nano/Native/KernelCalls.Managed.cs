#if !LARMOR_NATIVE
namespace Larmor.Native;

/// <summary>The four loops that a custom firmware runs in C++; here in C#, for stock firmware. Same calls, same order of sums.</summary>
/// <remarks>
/// A native call costs as much as 20-25 interpreted multiply-adds: use vectors of at least <see cref="LeastCount"/>. Offsets are in the signature, nothing is sliced. Results
/// of the C++ side may differ by 1e-5 of the sum of the magnitudes (another compiler may contract multiply and add); whole numbers are the same.
/// </remarks>
public static class KernelCalls
{
    /// <summary>Shortest vector worth a call.</summary>
    public const int LeastCount = 32;

    /// <summary>Sum of products.</summary>
    public static float Dot(float[] a, int aStart, float[] b, int bStart, int count)
    {
        float sum = 0f;
        for (int i = 0; i < count; i++)
        {
            sum += a[aStart + i] * b[bStart + i];
        }

        return sum;
    }

    /// <summary><c>y += factor · x</c>.</summary>
    public static void Axpy(float factor, float[] x, int xStart, float[] y, int yStart, int count)
    {
        for (int i = 0; i < count; i++)
        {
            y[yStart + i] += factor * x[xStart + i];
        }
    }

    /// <summary>Sum of products of 8-bit numbers; 66,000 of them cannot overflow.</summary>
    public static int DotInt8(sbyte[] a, int aStart, sbyte[] b, int bStart, int count)
    {
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += a[aStart + i] * b[bStart + i];
        }

        return sum;
    }

    /// <summary>Adds one row of weights for each spike: <c>sums += weights[spike · stride …]</c>.</summary>
    /// <param name="spikes">Rows, from 0.</param>
    /// <param name="spikeCount">How many of them.</param>
    /// <param name="weights">Rows of <paramref name="stride"/> numbers.</param>
    /// <param name="stride">Length of a row.</param>
    /// <param name="sums">Receives the sums from its start.</param>
    /// <param name="count">Numbers of a row that are added.</param>
    public static void AccumulateSpikes(int[] spikes, int spikeCount, float[] weights, int stride, float[] sums, int count)
    {
        for (int k = 0; k < spikeCount; k++)
        {
            int row = spikes[k] * stride;
            for (int i = 0; i < count; i++)
            {
                sums[i] += weights[row + i];
            }
        }
    }
}
#endif
