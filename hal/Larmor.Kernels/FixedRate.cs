namespace Larmor.Kernels;

/// <summary>A learning rate as a whole number over a power of two: what an update of whole-numbered weights multiplies by.</summary>
/// <remarks>Chosen as fine as 32 bits allow for a batch, so that the whole update is integer arithmetic and its expectation is exact.</remarks>
public readonly struct FixedRate
{
    /// <summary>Largest shift: draws have 32 bits, and the sum that they are added to needs a sign.</summary>
    public const int LargestShift = 30;

    private const int LargestProduct = 128 * 128;
    private const int Margin = 256;

    private FixedRate(int multiplier, int shift)
    {
        Multiplier = multiplier;
        Shift = shift;
    }

    /// <summary>m, signed.</summary>
    public int Multiplier { get; }

    /// <summary>s: the rate is m / 2^s.</summary>
    public int Shift { get; }

    /// <summary>m / 2^s: what is applied instead of the rate asked for, in expectation exactly.</summary>
    public float Value => (float)Multiplier / (1 << Shift);

    /// <summary>The fraction nearest to a rate whose updates stay within 32 bits.</summary>
    /// <param name="rate">η, signed, in weight steps per unit of post times pre; relative error of the fraction at most 1 / (2 m).</param>
    /// <param name="count">Largest number of vectors in one update; at least 1.</param>
    /// <exception cref="System.ArgumentException">Too large or too small for that batch; the message has the limits.</exception>
    public static FixedRate Of(float rate, int count)
    {
        if (count < 1)
        {
            throw new System.ArgumentException($"a batch of {count}: an int8 update takes at least 1 vector: correct the count");
        }

        long largestSum = (long)count * LargestProduct;
        float size = rate < 0f ? -rate : rate;
        float most = (float)((int.MaxValue - Margin) / largestSum);
        if (!(size <= most))
        {
            throw new System.ArgumentException(
                $"rate {rate} for batches of {count}: an int8 update takes rates up to {most}: make rate or batch smaller");
        }

        int shift = 0;
        while (shift < LargestShift && Fits(size * (2L << shift), largestSum, shift + 1))
        {
            shift++;
        }

        int multiplier = (int)((size * (1L << shift)) + 0.5f);
        if (multiplier == 0)
        {
            throw new System.ArgumentException(
                $"rate {rate}: an int8 update takes rates from 2^-{LargestShift + 1} in size: make it larger, or learn in float");
        }

        return new FixedRate(rate < 0f ? -multiplier : multiplier, shift);
    }

    private static bool Fits(float multiplier, long largestSum, int shift) =>
        (((long)multiplier + 1) * largestSum) + (1L << shift) + Margin <= int.MaxValue;
}
