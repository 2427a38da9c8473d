using System.Globalization;

namespace Larmor.Benchmarks;

/// <summary>Holds a result to the rival's before any time is taken.</summary>
public static class Comparison
{
    /// <summary>Largest difference, as a share of the largest expected value; infinite when a value is not a number.</summary>
    /// <param name="expected">The rival's result.</param>
    /// <param name="actual">Ours, of the same length.</param>
    public static double Worst(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        if (expected.Length != actual.Length)
        {
            throw new ArgumentException($"results of {actual.Length} and {expected.Length} values cannot be compared: one side has another shape");
        }

        double largest = 0;
        double worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs((double)expected[i] - actual[i]);
            if (!double.IsFinite(difference))
            {
                return double.PositiveInfinity;
            }

            largest = Math.Max(largest, Math.Abs(expected[i]));
            worst = Math.Max(worst, difference);
        }

        return worst == 0 ? 0 : worst / largest;
    }

    /// <summary>Refuses a result that differs by more than <paramref name="tolerance"/>.</summary>
    /// <param name="what">What was computed.</param>
    /// <param name="rival">Whose result is expected.</param>
    /// <param name="expected">The rival's result.</param>
    /// <param name="actual">Ours.</param>
    /// <param name="tolerance">Largest difference allowed, as a share of the largest expected value.</param>
    /// <exception cref="WrongResultException">The results differ by more; the message has both numbers.</exception>
    public static void Require(string what, string rival, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        double worst = Worst(expected, actual);
        if (!(worst <= tolerance))
        {
            throw new WrongResultException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: differs from {rival} by {worst:0.0e+0} of the largest value, allowed {tolerance:0.0e+0}: no time is taken of a wrong result"));
        }
    }
}
