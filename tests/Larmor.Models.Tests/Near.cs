namespace Larmor.Models.Tests;

/// <summary>Comparison to the spec's printed digits.</summary>
internal static class Near
{
    internal static void Equal(float[] expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.AreEqual(expected.Length, actual.Length, what);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 1e-4f, $"{what}[{i}]");
        }
    }
}
