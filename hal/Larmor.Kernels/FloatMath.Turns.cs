namespace Larmor.Kernels;

/// <content>Sine and cosine, for tables.</content>
public static partial class FloatMath
{
    private const float TwoPi = 6.28318531f;

    /// <summary>cos(2π · <paramref name="turns"/>), absolute error below 3e-7 for |turns| up to 1.</summary>
    public static float CosineOfTurns(float turns)
    {
        // Into [0, 1/2] by symmetry, then into [0, 1/8] where few terms suffice.
        turns -= (int)turns;
        turns = turns < 0f ? -turns : turns;
        turns = turns > 0.5f ? 1f - turns : turns;
        if (turns > 0.25f)
        {
            return -CosineOfTurns(0.5f - turns);
        }

        return turns > 0.125f ? SineSeries((0.25f - turns) * TwoPi) : CosineSeries(turns * TwoPi);
    }

    /// <summary>sin(2π · <paramref name="turns"/>), absolute error below 3e-7 for |turns| up to 1.</summary>
    public static float SineOfTurns(float turns)
    {
        turns -= (int)turns;
        return turns < 0f ? -SineOfHalf(-turns) : SineOfHalf(turns);
    }

    private static float SineOfHalf(float turns)
    {
        if (turns > 0.5f)
        {
            return -SineOfHalf(1f - turns);
        }

        turns = turns > 0.25f ? 0.5f - turns : turns;
        return turns > 0.125f ? CosineSeries((0.25f - turns) * TwoPi) : SineSeries(turns * TwoPi);
    }

    private static float SineSeries(float x)
    {
        float s = x * x;
        return x * (1f - (s * (0.16666667f - (s * (0.0083333338f - (s * (0.00019841270f - (s * 2.7557319e-6f))))))));
    }

    private static float CosineSeries(float x)
    {
        float s = x * x;
        return 1f - (s * (0.5f - (s * (0.041666668f - (s * (0.0013888889f - (s * 2.4801587e-5f)))))));
    }
}
