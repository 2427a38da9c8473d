namespace Larmor.Kernels;

/// <content>What contrastive learning does between products: statistics of a vector, rectified sums, pooling by rows.</content>
public abstract partial class KernelSet
{
    /// <summary>What is added to a deviation before dividing by it.</summary>
    public const float DeviationFloor = 1e-10f;

    /// <summary>Σ_i source_i.</summary>
    public abstract float Sum(ReadOnlySpanFloat source);

    /// <summary>Σ_i (source_i - centre)².</summary>
    public abstract float SumOfSquares(ReadOnlySpanFloat source, float centre);

    /// <summary>Σ_i max(source_i, 0)²: goodness times the number of units.</summary>
    public abstract float RectifiedSquares(ReadOnlySpanFloat source);

    /// <summary>destination = left + right; destination may be one of them.</summary>
    public abstract void Add(ReadOnlySpanFloat left, ReadOnlySpanFloat right, SpanFloat destination);

    /// <summary>destination += gain · max(source, 0).</summary>
    public abstract void AddRectified(ReadOnlySpanFloat source, float gain, SpanFloat destination);

    /// <summary>destination = (source - offset) · factor; in place allowed.</summary>
    public abstract void Affine(ReadOnlySpanFloat source, float offset, float factor, SpanFloat destination);

    /// <summary>destination = max(source - offset, 0): ReLU for offset 0, the triangle activation for the mean; in place allowed.</summary>
    public abstract void Above(ReadOnlySpanFloat source, float offset, SpanFloat destination);

    /// <summary>destination = max(destination, source).</summary>
    public abstract void Maximum(ReadOnlySpanFloat source, SpanFloat destination);

    /// <summary>destination = scale · (source - mean) / (deviation + 1e-10), the deviation with divisor n - 1; in place allowed.</summary>
    /// <param name="source">Shape [n].</param>
    /// <param name="scale">Deviation of the result.</param>
    /// <param name="destination">Shape [n]; all 0 when n is 1 or the source is constant.</param>
    public void Standardise(ReadOnlySpanFloat source, float scale, SpanFloat destination)
    {
        int n = source.Length;
        float mean = Sum(source) / n;
        float variance = n > 1 ? SumOfSquares(source, mean) / (n - 1) : 0f;
        Affine(source, mean, scale / (FloatMath.Sqrt(variance) + DeviationFloor), destination);
    }
}
