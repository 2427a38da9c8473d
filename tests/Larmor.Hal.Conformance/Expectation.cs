using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>Sums of errors in units of their declared deviation: are single values and their mean where they should be?</summary>
public sealed class Expectation
{
    private readonly double _stuckFraction;
    private int _count;
    private int _outlierCount;
    private double _product;
    private double _square;
    private double _variance;
    private string _worst = "";

    /// <summary>An empty sum for a chip of that accuracy.</summary>
    public Expectation(ChipAccuracy accuracy) => _stuckFraction = accuracy.StuckFraction;

    /// <summary>Takes one value.</summary>
    /// <param name="expected">What it is in expectation.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="sigma">Declared deviation.</param>
    /// <param name="limit">How far it may be off, rounding included.</param>
    public void Take(double expected, double actual, double sigma, double limit)
    {
        _count++;
        if (!(Math.Abs(actual - expected) <= limit))
        {
            _outlierCount++;
            _worst = $"expected {expected:G9}, got {actual:G9}, allowed {limit:G3}";
        }

        _product += actual * expected;
        _square += expected * expected;
        _variance += sigma * sigma * expected * expected;
    }

    /// <summary>Every value is where it should be, but for the cells that the chip declares stuck.</summary>
    public void SinglesHold(string what)
    {
        double stuck = _count * _stuckFraction;
        double allowed = stuck == 0 ? 0 : stuck + (6 * Math.Sqrt(stuck)) + 3;
        Assert.IsLessThanOrEqualTo(allowed, _outlierCount, $"{what}: {_outlierCount} of {_count} values are off, {allowed:F0} allowed; {_worst}");
    }

    /// <summary>The slope of actual over expected is 1 within <paramref name="sigmas"/> deviations, stuck cells allowed for.</summary>
    public void SlopeIsOne(string what, double sigmas)
    {
        Assert.IsGreaterThan(0.0, _square, "the test expects some change");
        double slope = _product / _square;
        double stuckShare = _stuckFraction + (sigmas * Math.Sqrt(2 * _stuckFraction / _count)) + (_stuckFraction > 0 ? 3.0 / _count : 0);
        double limit = (sigmas * Math.Sqrt(_variance) / _square) + stuckShare + 1e-5;
        Assert.AreEqual(1.0, slope, limit, $"{what}: slope {slope:G6} over {_count} values");
    }
}
