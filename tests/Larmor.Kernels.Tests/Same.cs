namespace Larmor.Kernels.Tests;

/// <summary>Comparisons that say where two results part.</summary>
internal static class Same
{
    /// <summary>Half a unit in the last place of a float near 1: what one rounding may cost, relative.</summary>
    internal const double Rounding = 1.0 / (1 << 24);

    /// <summary>Equal bit for bit; any NaN equals any NaN.</summary>
    internal static void Bits(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, string what)
    {
        Assert.AreEqual(expected.Length, found.Length, what);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToUInt32Bits(expected[i]) != BitConverter.SingleToUInt32Bits(found[i])
                && !(float.IsNaN(expected[i]) && float.IsNaN(found[i])))
            {
                Assert.Fail($"{what}, element {i}: {expected[i]:G9} expected, {found[i]:G9} found");
            }
        }
    }

    /// <summary>Within a bound of its own for each element; where the expected value is not finite, the same one.</summary>
    internal static void Within(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, ReadOnlySpan<double> bound, string what)
    {
        Assert.AreEqual(expected.Length, found.Length, what);
        for (int i = 0; i < expected.Length; i++)
        {
            bool good = float.IsFinite(expected[i])
                ? Math.Abs((double)expected[i] - found[i]) <= bound[i]
                : expected[i].Equals(found[i]);
            if (!good)
            {
                Assert.Fail($"{what}, element {i}: {expected[i]:G9} expected, {found[i]:G9} found, bound {bound[i]:G3}");
            }
        }
    }
}
