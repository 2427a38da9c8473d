namespace Larmor.Kernels.Tests;

/// <summary>Updates of weights of one byte that round by chance: the same bits in every set and team, exact in expectation.</summary>
[TestClass]
public sealed class Int8Updates
{
    private static readonly (int Outputs, int Inputs, int Count)[] Shapes =
        [(1, 1, 1), (3, 5, 2), (4, 16, 1), (5, 63, 3), (6, 65, 4), (9, 784, 1), (33, 200, 17)];

    [TestMethod]
    public void Every_set_and_any_parts_give_the_bits_of_the_scalar_set_and_the_padding_stays_zero()
    {
        foreach ((int outputs, int inputs, int count) in Shapes)
        {
            foreach (float rate in new[] { 0.37f, -1e-3f, 3e-6f, -20f })
            {
                var draw = new Draw((ulong)((outputs * 100) + inputs));
                Int8Matrix start = Int8Problem.Weights(draw, outputs, inputs);
                sbyte[] pre = draw.Bytes(count * start.Stride);
                sbyte[] post = draw.Bytes(count * outputs);
                var fraction = FixedRate.Of(rate, count);
                Int8Matrix expected = Int8Problem.Copy(start);
                Sets.Scalar.AddOuterRounded(pre, post, count, fraction, 42, expected, 0, outputs);
                Assert.IsTrue(expected.Data.All(value => value != sbyte.MinValue));
                for (int o = 0; o < outputs; o++)
                {
                    Assert.IsFalse(expected.Data.AsSpan((o * start.Stride) + inputs, start.Stride - inputs).ContainsAnyExcept((sbyte)0));
                }

                foreach (KernelSet kernels in Sets.Vector)
                {
                    for (int parts = 1; parts <= 3; parts++)
                    {
                        Int8Matrix found = Int8Problem.Copy(start);
                        Int8Problem.Parts(parts, outputs, (first, end) =>
                            kernels.AddOuterRounded(pre, post, count, fraction, 42, found, first, end));
                        CollectionAssert.AreEqual(expected.Data, found.Data, $"{kernels.Name} [{count} x {inputs} x {outputs}] {rate}, {parts} parts");
                    }
                }
            }
        }
    }

    [TestMethod]
    public void The_expected_change_is_the_rate_times_the_sum_and_each_change_is_one_of_its_two_neighbours()
    {
        const int Draws = 4000;
        const int Inputs = 40;
        var draw = new Draw(3);
        sbyte[] post = [(sbyte)(1 + draw.Below(20)), -7];
        var start = new Int8Matrix(1, Inputs);
        sbyte[] pre = draw.Bytes(2 * start.Stride);
        var rate = FixedRate.Of(-0.0123f, 2);
        var total = new double[Inputs];
        for (ulong step = 0; step < Draws; step++)
        {
            Int8Matrix w = Int8Problem.Copy(start);
            Sets.Vector[2].AddOuterRounded(pre, post, 2, rate, CounterRandom.Key(9, 1, step), w, 0, 1);
            for (int i = 0; i < Inputs; i++)
            {
                double exact = Exact(i);
                Assert.IsTrue(w.Data[i] == Math.Floor(exact) || w.Data[i] == Math.Ceiling(exact), $"{exact} became {w.Data[i]}");
                total[i] += w.Data[i];
            }
        }

        // 40 cells, each held to 5 standard deviations of its mean: a false alarm once in 40,000 seeds.
        for (int i = 0; i < Inputs; i++)
        {
            double exact = Exact(i);
            double up = exact - Math.Floor(exact);
            double sigma = Math.Sqrt(up * (1 - up) / Draws);
            Assert.AreEqual(exact, total[i] / Draws, (5 * sigma) + 1e-9, $"cell {i}");
        }

        double Exact(int i) => rate.Multiplier / (double)(1 << rate.Shift) * ((post[0] * pre[i]) + (post[1] * pre[start.Stride + i]));
    }

    [TestMethod]
    public void A_replay_has_the_same_bits_and_another_step_has_others()
    {
        var draw = new Draw(4);
        Int8Matrix start = Int8Problem.Weights(draw, 8, 100);
        sbyte[] pre = draw.Bytes(start.Stride);
        sbyte[] post = draw.Bytes(8);
        sbyte[][] after = [.. new ulong[] { 1, 1, 2 }.Select(step =>
        {
            Int8Matrix w = Int8Problem.Copy(start);
            Sets.Vector[1].AddOuterRounded(pre, post, 1, FixedRate.Of(0.001f, 1), CounterRandom.Key(5, 2, step), w, 0, 8);
            return w.Data;
        })];
        CollectionAssert.AreEqual(after[0], after[1]);
        CollectionAssert.AreNotEqual(after[0], after[2]);
    }

    [TestMethod]
    public void Weights_stop_at_127_on_either_side()
    {
        foreach (KernelSet kernels in Sets.All)
        {
            var w = new Int8Matrix(2, 20);
            sbyte[] pre = [.. Enumerable.Repeat((sbyte)100, w.Stride)];
            for (int step = 0; step < 3; step++)
            {
                kernels.AddOuterRounded(pre, [100, -100], 1, FixedRate.Of(2f, 1), (ulong)step, w, 0, 2);
            }

            Assert.IsTrue(w.Data.AsSpan(0, 20).ToArray().All(value => value == 127), kernels.Name);
            Assert.IsTrue(w.Data.AsSpan(w.Stride, 20).ToArray().All(value => value == -127), kernels.Name);
        }
    }

    [TestMethod]
    [DataRow(0.37f, 1)]
    [DataRow(-1e-3f, 16)]
    [DataRow(20f, 100)]
    [DataRow(1e-8f, 1)]
    public void A_rate_becomes_the_nearest_fraction_within_half_a_step(float rate, int count)
    {
        var fraction = FixedRate.Of(rate, count);
        Assert.AreEqual(rate, fraction.Value, Math.Abs(rate) * 0.501 / Math.Abs(fraction.Multiplier));
        Assert.IsLessThanOrEqualTo(int.MaxValue, (Math.Abs((long)fraction.Multiplier) * count * 128 * 128) + (1L << fraction.Shift) + 256);
    }

    [TestMethod]
    [DataRow(1e6f, 1, "takes rates up to 131071")]
    [DataRow(float.NaN, 1, "takes rates up to")]
    [DataRow(1e-12f, 1, "2^-31")]
    [DataRow(0.1f, 0, "a batch of 0")]
    public void A_rate_that_does_not_fit_is_refused_with_the_limit(float rate, int count, string expected) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => FixedRate.Of(rate, count)).Message, expected);

    [TestMethod]
    public void An_update_allocates_nothing()
    {
        var draw = new Draw(4);
        Int8Matrix w = Int8Problem.Weights(draw, 8, 100);
        sbyte[] pre = draw.Bytes(3 * w.Stride);
        sbyte[] post = draw.Bytes(3 * 8);
        var rate = FixedRate.Of(0.001f, 3);
        foreach (KernelSet kernels in Sets.All)
        {
            Allocation.IsNone(() => kernels.AddOuterRounded(pre, post, 3, rate, 1, w, 0, 8));
        }
    }
}
