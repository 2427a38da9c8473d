using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class NeuristorTests
{
    [TestMethod]
    [DataRow(310, 111615.949, 111609.445)]
    [DataRow(320, 66454.179, 65856.802)]
    [DataRow(325, 51843.351, 46605.787)]
    [DataRow(330, 39543.388, 17243.358)]
    [DataRow(335, 22329.628, 2881.122)]
    [DataRow(340, 4771.194, 1392.508)]
    [DataRow(345, 1541.802, 1293.128)]
    [DataRow(360, 1286.387, 1286.318)]
    public void The_major_loop_has_the_worked_values(double kelvin, double heating, double cooling)
    {
        Assert.AreEqual(heating, VanadiumLoop.Published.MajorOhms(kelvin, 1), 1e-3);
        Assert.AreEqual(cooling, VanadiumLoop.Published.MajorOhms(kelvin, -1), 1e-3);
    }

    [TestMethod]
    public void A_minor_loop_starts_where_the_major_one_ends()
    {
        double share = VanadiumLoop.Published.Share(334, 1, 0, 0);
        double shift = VanadiumLoop.Published.Shift(-1, 334, share);
        Statistic.Near(VanadiumLoop.Published.MajorOhms(334, 1), VanadiumLoop.Published.Ohms(334, -1, 334, shift), 1e-6);
        Assert.IsFalse(double.IsNaN(VanadiumLoop.Published.Shift(-1, 370, 0)) || double.IsInfinity(VanadiumLoop.Published.Shift(1, 305, 1)));
    }

    [TestMethod]
    [DataRow(5.0, 326.625989, 3.996198)]
    [DataRow(8.0, 329.565497, 6.176397)]
    [DataRow(9.5, 332.091582, 0.0)]
    public void A_weak_input_ends_in_the_worked_rest_state(double input, double kelvin, double volts)
    {
        // From just below: at 9.5 V the way from 325 K overshoots by more than the dead band and rests on a minor loop, 5 mK higher.
        NeuristorArray array = One();
        array.Kelvin[0] = kelvin - 0.02;
        double ohms = array.OhmsOf(0);
        array.Volts[0] = input * ohms / (ohms + 12000);
        Run(array, input, 40e-6);
        Assert.AreEqual(kelvin, array.Kelvin[0], 1e-4);
        if (volts > 0)
        {
            Statistic.Near(volts, array.Volts[0], 1e-5);
        }

        Assert.AreEqual(0L, array.Blocks.EventCount);
    }

    [TestMethod]
    public void Twelve_volts_charge_and_heat_as_worked_out_and_spike_on_time()
    {
        NeuristorArray array = One();
        double[] times = [100, 500, 1000, 2000];
        double[] volts = [0.664285, 2.897629, 4.921851, 7.223010];
        double[] kelvin = [325.00526, 325.37546, 326.68093, 330.62074];
        int at = 0;
        long spikes = 0;
        var spikeTimes = new List<int>();
        for (int n = 1; n <= 7000; n++)
        {
            array.Step(1e-9, [12.0]);
            if (at < 4 && n == (int)times[at])
            {
                Assert.AreEqual(volts[at], array.Volts[0], 1e-4);
                Assert.AreEqual(kelvin[at], array.Kelvin[0], 1e-4);
                at++;
            }

            if (array.Blocks.EventCount > spikes)
            {
                spikes = array.Blocks.EventCount;
                spikeTimes.Add(n);
            }
        }

        Assert.AreEqual(2823.0, spikeTimes[0], 5.0);
        Assert.AreEqual(5919.0, spikeTimes[1], 40.0);
    }

    [TestMethod]
    [DataRow(11.0, 3.6e-6)]
    [DataRow(15.0, 2.05e-6)]
    public void Spikes_come_with_the_worked_period(double input, double period)
    {
        NeuristorArray array = One();
        Run(array, input, 20e-6);
        long before = array.Blocks.EventCount;
        Run(array, input, 200e-6);
        double measured = 200e-6 / (array.Blocks.EventCount - before);

        // A count of whole spikes in 200 us is off by one period at most: 2 % at 11 V, 1 % at 15 V.
        Statistic.Near(period, measured, 0.07);
    }

    [TestMethod]
    public void The_neuristor_solver_is_of_fourth_order_between_reversals()
    {
        double[] error = new double[2];
        double exact = Charged(0.0625e-9);
        for (int halving = 0; halving < 2; halving++)
        {
            error[halving] = Math.Abs(Charged(2e-9 / (1 << halving)) - exact);
        }

        Assert.IsInRange(3.5, 4.6, Statistic.Order(error[0], error[1]));
    }

    [TestMethod]
    public void The_hysteretic_switch_has_the_worked_times()
    {
        var options = new NeuristorOptions
        {
            Farads = 145e-12, InsulatorOhms = 40000, MetalOhms = 1300, ThresholdVolts = 7, HoldVolts = 1.5, Sigma = 0,
        };
        var array = new SwitchNeuristorArray(options);
        Statistic.Near(1663.5228e-9, array.RiseSeconds(12), 1e-7);
        Statistic.Near(489.8339e-9, array.FallSeconds(12), 1e-6);
        Statistic.Near(464.3912e3, 1 / (array.RiseSeconds(12) + array.FallSeconds(12)), 1e-6);
        // The specification's own figures for 100 and 1000 ns disagree with its 241.395 ns by 1.5e-5 and 1.4e-4.
        Statistic.Near(0.660840, array.HeatShare(100e-9), 2e-5);
        Statistic.Near(0.367879, array.HeatShare(241.395e-9), 1e-5);
        Statistic.Near(0.015884, array.HeatShare(1000e-9), 2e-4);
        double[] input = [12.0];
        for (int n = 0; n < 10000; n++)
        {
            array.Step(100e-9, input);
        }

        // 1 ms at 464.4 kHz, the first rise from 0 V is longer: one spike less at most.
        Assert.AreEqual(464.0, array.Blocks.EventCount, 1.0);
    }

    [TestMethod]
    public void Step_length_does_not_change_the_switch()
    {
        var options = new NeuristorOptions { Sigma = 0, Facilitation = 0 };
        var fine = new SwitchNeuristorArray(options);
        var coarse = new SwitchNeuristorArray(options);
        double[] input = [13.0];
        for (int n = 0; n < 1000; n++)
        {
            fine.Step(10e-9, input);
            if (n % 100 == 99)
            {
                coarse.Step(1000e-9, input);
            }
        }

        Assert.AreEqual(fine.Blocks.EventCount, coarse.Blocks.EventCount);
        Statistic.Near(fine.Volts[0], coarse.Volts[0], 1e-9);
    }

    [TestMethod]
    public void Below_the_condition_there_are_no_spikes_and_facilitation_makes_them_denser()
    {
        var plain = new SwitchNeuristorArray(new NeuristorOptions { Sigma = 0 });
        var helped = new SwitchNeuristorArray(new NeuristorOptions { Sigma = 0, Facilitation = 0.5, FacilitationSeconds = 10e-6 });
        double[] low = [8.9];
        double[] high = [12.0];
        for (int n = 0; n < 1000; n++)
        {
            plain.Step(100e-9, low);
        }

        Assert.AreEqual(0L, plain.Blocks.EventCount, "8.9 V x 40 / 52 is below 7 V");
        for (int n = 0; n < 1000; n++)
        {
            plain.Step(100e-9, high);
            helped.Step(100e-9, high);
        }

        Assert.IsGreaterThan(plain.Blocks.EventCount, helped.Blocks.EventCount);
    }

    [TestMethod]
    public void The_long_memory_has_soft_bounds_and_fades()
    {
        var array = new SwitchNeuristorArray(new NeuristorOptions());
        array.Train(0, 100);
        Statistic.Near(1 - Math.Pow(0.99, 100), array.Weight[0], 1e-9);
        array.Age(1e5);
        Statistic.Near((1 - Math.Pow(0.99, 100)) / Math.E, array.Weight[0], 1e-9);
    }

    private static double Charged(double step)
    {
        NeuristorArray array = One();
        for (int n = 0; n < (int)Math.Round(2800e-9 / step); n++)
        {
            array.Step(step, [12.0]);
        }

        return array.Kelvin[0];
    }

    private static void Run(NeuristorArray array, double volts, double seconds)
    {
        double[] input = [volts];
        for (int n = 0; n < (int)Math.Round(seconds / 2e-9); n++)
        {
            array.Step(2e-9, input);
        }
    }

    private static NeuristorArray One() => new(new NeuristorOptions { Sigma = 0 });
}
