using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>Every width of vectors says what plain loops say, and all widths say the same bits.</summary>
[TestClass]
public sealed class ContrastKernels
{
    [TestMethod]
    public void Vector_verbs_agree_with_plain_loops_for_any_length()
    {
        var random = new Pcg32(9, 9);
        for (int trial = 0; trial < 60; trial++)
        {
            int n = 1 + random.NextInt(200);
            float[] a = [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())];
            float[] b = [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())];
            float offset = random.NextNormal();
            float[] plain = All(KernelSelection.Create("scalar"), a, b, offset);
            float[] narrow = All(KernelSelection.Create("vector128"), a, b, offset);
            float[] middle = All(KernelSelection.Create("vector256"), a, b, offset);
            float[] wide = All(KernelSelection.Create("vector512"), a, b, offset);
            CollectionAssert.AreEqual(narrow, middle);
            CollectionAssert.AreEqual(narrow, wide);
            for (int i = 0; i < plain.Length; i++)
            {
                Assert.AreEqual(plain[i], narrow[i], 2e-4f * Math.Max(1f, Math.Abs(plain[i])), $"value {i} of {n}");
            }
        }
    }

    [TestMethod]
    public void Logarithm_and_softplus_are_right_to_float_precision()
    {
        for (float x = 1e-30f; x < 1e30f; x *= 1.37f)
        {
            Assert.AreEqual(Math.Log(x), FloatMath.Log(x), 3e-7 * Math.Max(1, Math.Abs(Math.Log(x))));
        }

        for (float x = -80; x < 120; x += 0.7f)
        {
            Assert.AreEqual(Math.Log(1 + Math.Exp(x)), FloatMath.Softplus(x), 1e-6 * Math.Max(1, Math.Abs(x)));
        }
    }

    private static float[] All(KernelSet kernels, float[] a, float[] b, float offset)
    {
        int n = a.Length;
        var result = new float[(6 * n) + 3];
        kernels.Add(a, b, result.AsSpan(0, n));
        b.CopyTo(result, n);
        kernels.AddRectified(a, offset, result.AsSpan(n, n));
        kernels.Affine(a, offset, 1.7f, result.AsSpan(2 * n, n));
        kernels.Above(a, offset, result.AsSpan(3 * n, n));
        b.CopyTo(result, 4 * n);
        kernels.Maximum(a, result.AsSpan(4 * n, n));
        kernels.Standardise(a, 1.3f, result.AsSpan(5 * n, n));
        result[6 * n] = kernels.Sum(a);
        result[(6 * n) + 1] = kernels.SumOfSquares(a, offset);
        result[(6 * n) + 2] = kernels.RectifiedSquares(a);
        return result;
    }
}
