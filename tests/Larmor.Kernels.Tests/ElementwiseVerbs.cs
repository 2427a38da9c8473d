namespace Larmor.Kernels.Tests;

/// <summary>The verbs on spans: any length, any offset from the start of an array, zeros, denormals and infinities among the values.</summary>
[TestClass]
public sealed class ElementwiseVerbs
{
    private delegate void Verb(KernelSet kernels, int length, int offset, float[] a, float[] b, float[] c, float[] result);

    [TestMethod]
    public void A_mask_is_the_scalar_one_bit_for_bit_even_where_the_index_wraps() => Compare((kernels, length, offset, _, _, _, result) =>
        kernels.FillMask(0x1234_5678_9ABC_DEF0UL, uint.MaxValue - 20, CounterRandom.Threshold(0.4f), 2.5f, result.AsSpan(offset, length)));

    [TestMethod]
    public void Dropout_is_the_scalar_one_bit_for_bit() => Compare((kernels, length, offset, a, _, _, result) =>
        kernels.Dropout(a.AsSpan(offset, length), 99UL, 5, CounterRandom.Threshold(0.7f), 1.5f, result.AsSpan(offset + 1, length)));

    [TestMethod]
    public void The_hard_sigmoid_is_the_scalar_one_bit_for_bit() => Compare((kernels, length, offset, a, _, mask, result) =>
        kernels.HardSigmoid(a.AsSpan(offset, length), mask.AsSpan(3 - offset, length), result.AsSpan(offset + 1, length)));

    [TestMethod]
    public void Relu_is_the_scalar_one_bit_for_bit() => Compare((kernels, length, offset, a, _, mask, result) =>
        kernels.Relu(a.AsSpan(offset, length), mask.AsSpan(3 - offset, length), result.AsSpan(offset + 1, length)));

    [TestMethod]
    public void The_error_of_the_hard_sigmoid_is_the_scalar_one_bit_for_bit() => Compare((kernels, length, offset, a, b, mask, result) =>
        kernels.HardSigmoidError(
            a.AsSpan(offset, length), b.AsSpan(3 - offset, length), mask.AsSpan(offset, length), 0.9f, result.AsSpan(offset + 1, length)));

    [TestMethod]
    public void The_error_of_relu_is_the_scalar_one_bit_for_bit() => Compare((kernels, length, offset, a, _, mask, result) =>
        kernels.ReluError(a.AsSpan(offset, length), mask.AsSpan(3 - offset, length), result.AsSpan(offset + 1, length)));

    [TestMethod]
    public void In_place_gives_what_apart_gives() => Compare((kernels, length, offset, _, _, mask, result) =>
        kernels.Relu(result.AsSpan(offset, length), mask.AsSpan(offset, length), result.AsSpan(offset, length)));

    [TestMethod]
    public void Winners_are_the_same_in_the_same_order_ties_and_infinities_included()
    {
        for (int trial = 0; trial < 200; trial++)
        {
            var draw = new Draw((ulong)trial);
            int length = 1 + draw.Below(150);
            int k = 1 + draw.Below(Math.Min(length, 20));
            // Few different values, so that ties are common.
            float[] value = Draw.Fill(length + 1, () => draw.Below(30) == 0 ? float.NegativeInfinity : draw.Below(9) * 0.25f);
            float[] offset = Draw.Fill(length + 1, () => draw.Below(4) * 0.25f);
            int[] expected = new int[k + 2];
            Sets.Scalar.TopOfDifference(value.AsSpan(1), offset.AsSpan(0, length), k, expected, 2);
            foreach (KernelSet kernels in Sets.Vector)
            {
                int[] found = new int[k + 2];
                kernels.TopOfDifference(value.AsSpan(1), offset.AsSpan(0, length), k, found, 2);
                CollectionAssert.AreEqual(expected, found, $"{kernels.Name}, trial {trial}");
            }
        }
    }

    [TestMethod]
    public void Adam_is_the_scalar_one_within_a_few_roundings_and_the_vector_sets_agree_bit_for_bit()
    {
        // Gradients are finite by contract. m and v are fused multiply-adds instead of two roundings; the step divides by a root.
        var step = new AdamStep(1e-3f, 1.02f, 0.9f, 0.999f, 1e-8f);
        foreach (int length in Draw.Lengths)
        {
            for (int offset = 0; offset < 4; offset++)
            {
                float[][] expected = AdamCase(length, offset);
                float[][] before = AdamCase(length, offset);
                Sets.Scalar.Adam(At(expected[0]), At(expected[1]), At(expected[2]), step, At(expected[3]));
                float[][]? first = null;
                foreach (KernelSet kernels in Sets.Vector)
                {
                    string what = $"{kernels.Name}, {length} from {offset}";
                    float[][] found = AdamCase(length, offset);
                    kernels.Adam(At(found[0]), At(found[1]), At(found[2]), step, At(found[3]));
                    Same.Bits(expected[0], found[0], what + ", gradient");
                    Same.Within(expected[1], found[1], MomentBound(before), what + ", first moment");
                    Same.Within(expected[2], found[2], [.. expected[2].Select(v => (4 * Same.Rounding * v) + 3e-45)], what + ", second moment");
                    double[] moment = MomentBound(before);
                    double[] bound = [.. expected[3].Select((d, i) =>
                        (moment[i] * step.Rate / ((Math.Sqrt(expected[2][i]) * 1.02) + 1e-8)) + (16 * Same.Rounding * Math.Abs(d)) + 3e-45)];
                    Same.Within(expected[3], found[3], bound, what + ", step");
                    first ??= found;
                    for (int part = 0; part < 4; part++)
                    {
                        Same.Bits(first[part], found[part], what + " against vector128");
                    }
                }

                Span<float> At(float[] values) => values.AsSpan(offset, length);
            }
        }
    }

    [TestMethod]
    public void Elementwise_verbs_allocate_nothing()
    {
        var a = new float[100];
        var b = new float[100];
        var winners = new int[4];
        var step = new AdamStep(1e-3f, 1f, 0.9f, 0.999f, 1e-8f);
        foreach (KernelSet kernels in Sets.All)
        {
            Allocation.IsNone(() =>
            {
                kernels.FillMask(1, 0, 1u << 31, 2f, a);
                kernels.Dropout(a, 1, 0, 1u << 31, 2f, b);
                kernels.HardSigmoid(a, b, b);
                kernels.Relu(a, b, b);
                kernels.HardSigmoidError(a, b, a, 1f, b);
                kernels.ReluError(a, a, b);
                kernels.TopOfDifference(a, b, 4, winners, 0);
                kernels.Adam(a, a, b, step, b);
            });
        }
    }

    private static double[] MomentBound(float[][] before) =>
        [.. before[1].Select((m, i) => (4 * Same.Rounding * ((0.9 * Math.Abs(m)) + (0.1 * Math.Abs(before[0][i])))) + 3e-45)];

    private static float[][] AdamCase(int length, int offset)
    {
        var draw = new Draw((ulong)((length * 4) + offset));
        return
        [
            Draw.Fill(length + 4, draw.Finite), Draw.Fill(length + 4, draw.Finite),
            Draw.Fill(length + 4, () => Math.Abs(draw.Finite())), new float[length + 4],
        ];
    }

    private static void Compare(Verb verb)
    {
        foreach (int length in Draw.Lengths)
        {
            for (int offset = 0; offset < 4; offset++)
            {
                float[] expected = Run(Sets.Scalar, verb, length, offset);
                foreach (KernelSet kernels in Sets.Vector)
                {
                    Same.Bits(expected, Run(kernels, verb, length, offset), $"{kernels.Name}, {length} from {offset}");
                }
            }
        }
    }

    /// <summary>The whole array comes back, so that a write outside the span shows.</summary>
    private static float[] Run(KernelSet kernels, Verb verb, int length, int offset)
    {
        var draw = new Draw((ulong)((length * 10) + offset));
        float[] a = Draw.Fill(length + 4, draw.Any);
        float[] b = Draw.Fill(length + 4, draw.Any);
        float[] mask = Draw.Fill(length + 4, draw.Mask);
        float[] result = Draw.Fill(length + 5, draw.Any);
        verb(kernels, length, offset, a, b, mask, result);
        return result;
    }
}
