namespace Larmor.Kernels;

/// <content>Plain loops.</content>
public partial class ScalarKernels
{
    /// <inheritdoc/>
    public override float Sum(ReadOnlySpanFloat source)
    {
        float sum = 0f;
        for (int i = 0; i < source.Length; i++)
        {
            sum += source[i];
        }

        return sum;
    }

    /// <inheritdoc/>
    public override float SumOfSquares(ReadOnlySpanFloat source, float centre)
    {
        float sum = 0f;
        for (int i = 0; i < source.Length; i++)
        {
            float difference = source[i] - centre;
            sum += difference * difference;
        }

        return sum;
    }

    /// <inheritdoc/>
    public override float RectifiedSquares(ReadOnlySpanFloat source)
    {
        float sum = 0f;
        for (int i = 0; i < source.Length; i++)
        {
            float a = source[i];
            a = a > 0f ? a : 0f;
            sum += a * a;
        }

        return sum;
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlySpanFloat left, ReadOnlySpanFloat right, SpanFloat destination)
    {
        for (int i = 0; i < left.Length; i++)
        {
            destination[i] = left[i] + right[i];
        }
    }

    /// <inheritdoc/>
    public override void AddRectified(ReadOnlySpanFloat source, float gain, SpanFloat destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            float a = source[i];
            destination[i] += gain * (a > 0f ? a : 0f);
        }
    }

    /// <inheritdoc/>
    public override void Affine(ReadOnlySpanFloat source, float offset, float factor, SpanFloat destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = (source[i] - offset) * factor;
        }
    }

    /// <inheritdoc/>
    public override void Above(ReadOnlySpanFloat source, float offset, SpanFloat destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            float a = source[i] - offset;
            destination[i] = a > 0f ? a : 0f;
        }
    }

    /// <inheritdoc/>
    public override void Maximum(ReadOnlySpanFloat source, SpanFloat destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = source[i] > destination[i] ? source[i] : destination[i];
        }
    }
}
