namespace Larmor.Benchmarks.Tests;

[TestClass]
public sealed class Measuring
{
    private static readonly MeasureOptions s_options = new() { Rounds = 2, SampleSeconds = 1, WarmUpSeconds = 0, RestMilliseconds = 0 };

    [TestMethod]
    public void Contenders_take_turns_and_the_order_is_turned_round_every_round()
    {
        var calls = new List<string>();
        IReadOnlyList<Timing> timings = Duel.Measure([new ScriptedContender("a", 0.5, calls), new ScriptedContender("b", 0.25, calls)], s_options);
        CollectionAssert.AreEqual(new[] { "a 1", "b 1", "a 1", "a 2", "b 1", "b 4", "b 1", "b 4", "a 1", "a 2" }, calls);
        Assert.AreEqual(0.5, timings[0].Median, 1e-12);
        Assert.AreEqual(0.25, timings[1].Median, 1e-12);
    }

    [TestMethod]
    public void A_ratio_is_median_over_median_with_the_spread_of_the_rounds()
    {
        Ratio ratio = Ratio.Of(new Timing("rival", [2, 4, 90]), new Timing("ours", [1, 1, 1]));
        Assert.AreEqual(4, ratio.Value, 1e-12);
        Assert.AreEqual(3, ratio.Count);
        Assert.IsGreaterThan(40, ratio.Sd);
        Assert.AreEqual(3, new Timing("even", [4, 1, 2, 9]).Median, 1e-12);
    }

    [TestMethod]
    public void Of_several_forms_of_a_rival_the_fastest_counts() =>
        Assert.AreEqual("b", Timing.Fastest([new Timing("a", [2, 2, 2]), new Timing("b", [1, 1, 9])]).Name);

    [TestMethod]
    [DataRow(0f, 0.0)]
    [DataRow(0.01f, 0.005)]
    [DataRow(float.NaN, double.PositiveInfinity)]
    [DataRow(float.PositiveInfinity, double.PositiveInfinity)]
    public void A_difference_is_a_share_of_the_largest_expected_value(float error, double expected) =>
        Assert.AreEqual(expected, Comparison.Worst([1f, -2f], [1f + error, -2f]), 1e-6);

    [TestMethod]
    public void A_wrong_result_is_refused_with_both_numbers()
    {
        Comparison.Require("product", "OpenBLAS", [1f, 2f], [1f, 2.00001f], 1e-4);
        WrongResultException refusal = Assert.ThrowsExactly<WrongResultException>(
            () => Comparison.Require("product", "OpenBLAS", [1f, 2f], [1f, 2.02f], 1e-4));
        StringAssert.Contains(refusal.Message, "product: differs from OpenBLAS by 1.0e-2");
        StringAssert.Contains(refusal.Message, "allowed 1.0e-4");
    }

    [TestMethod]
    public void Results_of_different_length_are_not_compared() =>
        Assert.ThrowsExactly<ArgumentException>(() => Comparison.Worst([1f, 2f], [1f]));
}
