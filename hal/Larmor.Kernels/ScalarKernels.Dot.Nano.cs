namespace Larmor.Kernels;

public partial class ScalarKernels
{
    /// <summary>Goes on with a sum of products, in order; on the bare array, where a window's indexer costs twice as much.</summary>
    private static float AddDot(float sum, ReadOnlySpanFloat e, int error, float[] data, int weight, int count)
    {
        float[] errors = e.Array;
        error += e.Start;
        for (int c = 0; c < count; c++)
        {
            sum += errors[error + c] * data[weight + c];
        }

        return sum;
    }
}
