namespace Larmor.Kernels;

/// <content>Logarithm and what is built on it.</content>
public static partial class FloatMath
{
    private const float Ln2 = 0.693147181f;
    private const float RootOfTwo = 1.41421356f;

    /// <summary>Natural logarithm, relative error below 3e-7 away from 1, absolute below 3e-7 near it; -88 for 0 and anything below it.</summary>
    public static float Log(float x)
    {
        if (!(x > 1e-38f))
        {
            return -88f;
        }

        if (x > float.MaxValue)
        {
            return x;
        }

        // Bring x into [1 / sqrt 2, sqrt 2] by exact powers of two, large ones first; then ln x = 2 artanh((x - 1) / (x + 1)).
        int power = 0;
        while (x >= 65536f)
        {
            x *= 1f / 65536f;
            power += 16;
        }

        while (x < 1f / 65536f)
        {
            x *= 65536f;
            power -= 16;
        }

        while (x > RootOfTwo)
        {
            x *= 0.5f;
            power++;
        }

        while (x < 1f / RootOfTwo)
        {
            x *= 2f;
            power--;
        }

        float ratio = (x - 1f) / (x + 1f);
        float square = ratio * ratio;
        float series = 2f * ratio * (1f + (square * (0.33333333f + (square * (0.2f + (square * (0.14285714f + (square * 0.11111111f))))))));
        return (power * Ln2) + series;
    }

    /// <summary>ln(1 + e^x) without overflow.</summary>
    public static float Softplus(float x) => x > 0f ? x + Log(1f + Exp(-x)) : Log(1f + Exp(x));
}
