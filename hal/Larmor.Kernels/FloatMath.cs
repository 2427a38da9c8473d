namespace Larmor.Kernels;

/// <summary>Elementary functions from + - * / alone: the same bits on .NET, Native AOT and nanoFramework (whose Math is unusable).</summary>
public static partial class FloatMath
{
    private const float Log2OfE = 1.44269504f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>e^x, relative error below 4e-7; 0 below -87, largest finite value above 88.</summary>
    public static float Exp(float x)
    {
        if (x < -87f)
        {
            return 0f;
        }

        if (x > 88f)
        {
            return float.MaxValue;
        }

        float scaled = (x * Log2OfE) + (x < 0f ? -0.5f : 0.5f);
        int power = (int)scaled;
        float rest = x - (power * Ln2High) - (power * Ln2Low);
        float series = 1f + (rest * (1f + (rest * (0.5f + (rest * (0.16666667f + (rest * (0.041666668f
            + (rest * (0.0083333338f + (rest * 0.0013888889f)))))))))));
        return series * PowerOfTwo(power);
    }

    /// <summary>Square root, relative error below 2e-7; 0 for 0 and anything below it, x itself for NaN and infinity.</summary>
    public static float Sqrt(float x)
    {
        if (float.IsNaN(x) || x > float.MaxValue)
        {
            return x;
        }

        if (x <= 0f)
        {
            return 0f;
        }

        // Bring x into [1, 4) by exact powers of four; three Newton steps from a linear guess then reach float precision.
        float scale = 1f;
        while (x >= 4f)
        {
            x *= 0.25f;
            scale *= 2f;
        }

        while (x < 1f)
        {
            x *= 4f;
            scale *= 0.5f;
        }

        float root = 0.59016f + (0.41731f * x) - (0.0166f * x * x);
        root = 0.5f * (root + (x / root));
        root = 0.5f * (root + (x / root));
        root = 0.5f * (root + (x / root));
        return root * scale;
    }

    /// <summary>The logistic function 1 / (1 + e^-x).</summary>
    public static float Sigmoid(float x) => x >= 0f ? 1f / (1f + Exp(-x)) : 1f - (1f / (1f + Exp(x)));

    private static float PowerOfTwo(int power)
    {
        float factor = power < 0 ? 0.5f : 2f;
        int remaining = power < 0 ? -power : power;
        float result = 1f;
        while (remaining > 0)
        {
            if ((remaining & 1) != 0)
            {
                result *= factor;
            }

            factor *= factor;
            remaining >>= 1;
        }

        return result;
    }
}
