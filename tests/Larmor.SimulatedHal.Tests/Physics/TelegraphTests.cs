using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class TelegraphTests
{
    private const double Critical = 0.5;

    [TestMethod]
    [DataRow(0.0, 22.026466e-6, 22.026466e-6, 0.5)]
    [DataRow(0.05, 13.359727e-6, 36.315503e-6, 0.73105858)]
    [DataRow(0.1, 8.103084e-6, 59.874142e-6, 0.88079708)]
    public void Dwells_and_odds_have_the_worked_values(double bias, double parallel, double antiparallel, double odds)
    {
        Rates(One(), bias, out double up, out double down);
        Statistic.Near(parallel, 1 / up, 1e-7);
        Statistic.Near(antiparallel, 1 / down, 1e-7);
        Statistic.Near(odds, up / (up + down), 1e-7);
    }

    [TestMethod]
    public void Correlation_corner_and_flips_have_the_worked_values()
    {
        Rates(One(), 0.05, out double up, out double down);
        Statistic.Near(9.766743e-6, 1 / (up + down), 1e-6);
        Statistic.Near(16.2956e3, (up + down) / (2 * Math.PI), 1e-5);
        Statistic.Near(40261.5, 2 * up * down / (up + down), 1e-5);
    }

    [TestMethod]
    public void A_clocked_step_has_the_worked_probabilities()
    {
        TelegraphJunctionArray array = One();
        Statistic.Near(0.29291258, array.FlipProbability(0, false, 0.05 * Critical, 5e-6), 1e-7);
        Statistic.Near(0.10775651, array.FlipProbability(0, true, 0.05 * Critical, 5e-6), 1e-7);
        Statistic.Near(0.63673530, array.FlipProbability(0, false, 0.05 * Critical, 20e-6), 1e-7);
        Statistic.Near(0.23424183, array.FlipProbability(0, true, 0.05 * Critical, 20e-6), 1e-7);
    }

    [TestMethod]
    public void A_second_of_dwells_is_exponential_with_the_right_means()
    {
        TelegraphJunctionArray array = One();
        var parallel = new List<double>();
        var antiparallel = new List<double>();
        double now = 0;
        for (uint n = 0; now < 1; n++)
        {
            bool wasAntiparallel = array.IsAntiparallel[0];
            double dwell = array.NextDwellSeconds(0, 0.05 * Critical, n);
            (wasAntiparallel ? antiparallel : parallel).Add(dwell);
            now += dwell;
        }

        // 20 000 dwells: means are off by 0.7 %, 2 % is nearly three sigma; 1.63 is p = 0.01.
        Statistic.Near(13.359727e-6, parallel.Average(), 0.02);
        Statistic.Near(36.315503e-6, antiparallel.Average(), 0.02);
        Assert.IsLessThan(1.63, Statistic.ExponentialDistance([.. parallel], 13.359727e-6));
        Assert.IsLessThan(1.63, Statistic.ExponentialDistance([.. antiparallel], 36.315503e-6));
    }

    [TestMethod]
    [DataRow(Fidelity.Fast)]
    [DataRow(Fidelity.Reference)]
    public void Clocked_and_event_driven_junctions_have_the_same_transitions_and_average(Fidelity fidelity)
    {
        const int Count = 4000;
        var array = new TelegraphJunctionArray(Options(Count, fidelity, 300));
        double[] volts = Filled(Count, 0.05 * Critical);
        long up = 0;
        long fromParallel = 0;
        var sums = new double[Count];
        for (int n = 0; n < 200; n++)
        {
            bool[] before = [.. array.IsAntiparallel];
            array.Step(5e-6, volts);
            for (int i = 0; i < Count; i++)
            {
                fromParallel += before[i] ? 0 : 1;
                up += !before[i] && array.IsAntiparallel[i] ? 1 : 0;
                sums[i] += n >= 20 && array.IsAntiparallel[i] ? 1 : 0;
            }
        }

        Statistic.Frequency(0.29291258, up, fromParallel, 4, "flips out of parallel in 5 us");
        (double mean, double deviation) = Statistic.Moments([.. sums.Select(s => s / 180)]);
        Assert.AreEqual(0.73105858, mean, 5 * 0.065 / Math.Sqrt(Count), "odds, five sigma");

        // Sampled every 5 us for 900 us; the continuous average over 1 ms has 0.0616685, over 0.9 ms 0.0650; sampling adds 1 %.
        Statistic.Near(0.0650, deviation, 0.06);
    }

    [TestMethod]
    public void Heat_of_the_chip_and_of_the_current_speeds_both_rates_up()
    {
        Rates(new TelegraphJunctionArray(Options(1, Fidelity.Fast, 330)), 0, out double hot, out _);
        Rates(One(), 0, out double cold, out _);
        Statistic.Near(Math.Exp(10 - (10 * 300.0 / 330)), hot / cold, 1e-9);
        var heated = new TelegraphJunctionArray(new TelegraphJunctionOptions
        {
            HeatingKelvinPerWatt = 1e6, BarrierSigma = 0, CriticalSigma = 0, OffsetSigma = 0,
        });
        heated.ReadRates(0, 0.25, out double up, out double down);
        One().ReadRates(0, 0.25, out double plainUp, out double plainDown);
        Assert.IsGreaterThan(plainDown, down);
        Assert.IsGreaterThan(plainUp, up);
    }

    [TestMethod]
    public void Stuck_and_open_junctions_do_not_flip()
    {
        var options = new TelegraphJunctionOptions
        {
            Array = new DeviceArrayOptions { Count = 3000, StuckLowFraction = 0.3, StuckHighFraction = 0.3, OpenFraction = 0.4 },
        };
        var array = new TelegraphJunctionArray(options);
        bool[] before = [.. array.IsAntiparallel];
        array.Step(1, Filled(3000, 0));
        CollectionAssert.AreEqual(before, array.IsAntiparallel);
        Statistic.Frequency(0.3, array.Health.CountOf(DeviceFault.StuckHigh), 3000, 4);
        Statistic.Frequency(0.4, array.Health.CountOf(DeviceFault.Open), 3000, 4);
        Assert.AreEqual(0L, array.Blocks.EventCount);
    }

    private static double[] Filled(int count, double value)
    {
        var values = new double[count];
        Array.Fill(values, value);
        return values;
    }

    private static void Rates(TelegraphJunctionArray array, double bias, out double up, out double down) =>
        array.ReadRates(0, bias * Critical, out up, out down);

    private static TelegraphJunctionArray One() => new(Options(1, Fidelity.Fast, 300));

    private static TelegraphJunctionOptions Options(int count, Fidelity fidelity, double kelvin) => new()
    {
        Array = new DeviceArrayOptions { Count = count, Seed = 11, TemperatureKelvin = kelvin },
        Fidelity = fidelity,
        BarrierSigma = 0,
        CriticalSigma = 0,
        OffsetSigma = 0,
    };
}
