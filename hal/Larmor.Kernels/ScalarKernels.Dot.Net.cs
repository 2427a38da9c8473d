namespace Larmor.Kernels;

public partial class ScalarKernels
{
    /// <summary>Goes on with a sum of products, in order.</summary>
    private static float AddDot(float sum, ReadOnlySpanFloat e, int error, float[] data, int weight, int count)
    {
        for (int c = 0; c < count; c++)
        {
            sum += e[error + c] * data[weight + c];
        }

        return sum;
    }
}
