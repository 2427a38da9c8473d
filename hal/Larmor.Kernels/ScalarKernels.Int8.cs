namespace Larmor.Kernels;

public partial class ScalarKernels
{
    /// <inheritdoc/>
    public override void Multiply(sbyte[] x, int count, Int8Matrix w, int firstOutput, int endOutput, int[] y)
    {
        sbyte[] data = w.Data;
        int inputs = w.InputCount;
        for (int sample = 0; sample < count; sample++)
        {
            int row = sample * w.Stride;
            for (int output = firstOutput; output < endOutput; output++)
            {
                int weight = output * w.Stride;
                int sum = 0;
                for (int i = 0; i < inputs; i++)
                {
                    sum += x[row + i] * data[weight + i];
                }

                y[(sample * w.OutputCount) + output] = sum;
            }
        }
    }

    /// <inheritdoc/>
    public override void AddOuterRounded(
        sbyte[] pre, sbyte[] post, int count, FixedRate rate, ulong key, Int8Matrix w, int firstOutput, int endOutput)
    {
        for (int output = firstOutput; output < endOutput; output++)
        {
            if (Int8Cells.IsActive(post, count, w.OutputCount, output))
            {
                Int8Cells.AddRounded(pre, post, count, rate, key, w, output, 0);
            }
        }
    }
}
