using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class MagneticMemoryTests
{
    [TestMethod]
    public void Thermal_activation_has_the_worked_values()
    {
        Statistic.Near(403.42879e-9, MagneticSwitching.ThermalSeconds(60, 0.9, 1e-9, 1), 1e-7);
        Statistic.Near(0.02448283, MagneticSwitching.Thermal(60, 0.9, 10e-9, 1e-9, 1), 1e-6);
        Statistic.Near(0.21954268, MagneticSwitching.Thermal(60, 0.9, 100e-9, 1e-9, 1), 1e-7);
        Statistic.Near(6.1423251e-4, MagneticSwitching.Thermal(60, 0.8, 100e-9, 1e-9, 1), 1e-7);
    }

    [TestMethod]
    public void The_linearised_form_has_the_worked_values()
    {
        double unit = MagneticSwitching.DynamicSeconds(0.02, 0.4);
        Statistic.Near(0.71051136e-9, unit, 1e-7);
        Statistic.Near(0.76630250, MagneticSwitching.Linearised(60, 2, 2e-9 / unit), 1e-7);
        Statistic.Near(0.98420563, MagneticSwitching.Linearised(60, 2, 3e-9 / unit), 1e-7);
        Statistic.Near(0.70138958, MagneticSwitching.Linearised(60, 3, 1e-9 / unit), 1e-7);
        Statistic.Near(3.0372450e-9, MagneticSwitching.LinearisedMedian(60, 1.5) * unit, 1e-7);
        Statistic.Near(1.6610146e-9, MagneticSwitching.LinearisedMedian(60, 2) * unit, 1e-7);
        Statistic.Near(0.8811933e-9, MagneticSwitching.LinearisedMedian(60, 3) * unit, 1e-7);
    }

    [TestMethod]
    public void Barrier_and_threshold_of_the_published_stacks_come_out()
    {
        // The published stack's own K_i and demagnetising factors, which the specification rounds or leaves out.
        double barrier = MagneticSwitching.Barrier(50e-9, 1.1e-9, 1.0056364e-3, 1.2e6, 0.978773644214052 - 0.010613177892974, 300);
        Statistic.Near(19.9426, barrier, 1e-5);
        Statistic.Near(50.3418e-6, MagneticSwitching.CriticalAmperes(60, 0.02, 0.6, 300), 1e-5);
    }

    [TestMethod]
    [DataRow(1.5, 2.0, 0.0245)]
    [DataRow(1.5, 4.0, 0.6974)]
    [DataRow(1.5, 6.0, 0.9584)]
    [DataRow(2.0, 1.5, 0.0744)]
    [DataRow(2.0, 3.0, 0.8902)]
    [DataRow(2.0, 4.5, 0.9944)]
    [DataRow(3.0, 1.0, 0.1820)]
    [DataRow(3.0, 2.0, 0.9696)]
    [DataRow(3.0, 3.0, 0.9994)]
    public void The_diffusion_equation_has_the_worked_probabilities(double ratio, double time, double expected)
    {
        var density = new SwitchingDiffusion(60, ratio, 3000, 0.005);
        density.Advance(time);
        Assert.AreEqual(expected, density.Switched, 2e-4);
        Assert.AreEqual(1.0, density.Total, 1e-9, "no probability is lost");
        Assert.IsGreaterThan(MagneticSwitching.Linearised(60, ratio, time) - 2e-4, density.Switched, "the linearised form is pessimistic");
    }

    [TestMethod]
    public void The_diffusion_solver_is_of_second_order_in_the_cells()
    {
        double[] error = new double[2];
        var exact = new SwitchingDiffusion(60, 2, 2400, 0.005);
        exact.Advance(3);
        for (int halving = 0; halving < 2; halving++)
        {
            var density = new SwitchingDiffusion(60, 2, 150 << halving, 0.005);
            density.Advance(3);
            error[halving] = Math.Abs(density.Switched - exact.Switched);
        }

        Assert.IsInRange(1.7, 2.4, Statistic.Order(error[0], error[1]));
    }

    [TestMethod]
    [DataRow(1.5, 4.0)]
    [DataRow(2.0, 1.5)]
    [DataRow(2.0, 3.0)]
    [DataRow(3.0, 1.0)]
    public void Paths_of_the_angle_agree_with_the_diffusion_equation_and_with_fast_pulses(double ratio, double time)
    {
        const int Count = 20000;
        var density = new SwitchingDiffusion(60, ratio, 800, 0.005);
        density.Advance(time);
        foreach (Fidelity fidelity in new[] { Fidelity.Reference, Fidelity.Fast })
        {
            var array = new MagneticMemoryArray(Exact(Count, fidelity));
            var amperes = new double[Count];
            Array.Fill(amperes, ratio * 50e-6);
            array.Pulse(time * 1e-9, amperes);
            double switched = array.IsSet.Count(set => set) / (double)Count;

            // 20 000 trials are off by 0.0035 at most; the rest is the step of the paths and the table's grid.
            Assert.AreEqual(density.Switched, switched, 0.015, $"{fidelity}");
        }
    }

    [TestMethod]
    public void Ten_weak_pulses_add_up_to_the_worked_probability()
    {
        const int Count = 50000;
        var array = new MagneticMemoryArray(Exact(Count, Fidelity.Fast));
        double low = 0.5;
        double high = 0.89;
        for (int n = 0; n < 60; n++)
        {
            double middle = 0.5 * (low + high);
            bool isTooWeak = array.SwitchProbability(middle * 50e-6, 200e-9) < 0.1;
            (low, high) = isTooWeak ? (middle, high) : (low, middle);
        }

        var amperes = new double[Count];
        Array.Fill(amperes, low * 50e-6);
        for (int n = 0; n < 10; n++)
        {
            array.Pulse(200e-9, amperes);
        }

        Statistic.Frequency(0.65132156, array.IsSet.Count(set => set), Count, 5);
        Assert.AreEqual(10L * Count, array.Health.WearCount);
        Statistic.Near(10.0 * Count * 20000 * Math.Pow(low * 50e-6, 2) * 200e-9, array.Blocks.EnergyJoules, 1e-9);
    }

    [TestMethod]
    public void Cells_forget_at_the_rate_of_their_barrier_and_wear_out_at_their_endurance()
    {
        const int Count = 20000;
        var array = new MagneticMemoryArray(new MagneticMemoryOptions
        {
            Array = new DeviceArrayOptions { Count = Count, EnduranceWriteCount = 10 }, Barrier = 20, BarrierSigma = 0, CriticalSigma = 0,
        });
        array.Age(0.1);
        Statistic.Frequency(0.5 * (1 - Math.Exp(-0.2 / (1e-9 * Math.Exp(20)))), array.IsSet.Count(set => set), Count, 4);
        var amperes = new double[Count];
        Array.Fill(amperes, 200e-6);
        for (int n = 0; n < 100; n++)
        {
            array.Pulse(20e-9, amperes);
        }

        Assert.AreEqual(Count, array.Health.CountOf(DeviceFault.StuckLow) + array.Health.CountOf(DeviceFault.StuckHigh));
    }

    [TestMethod]
    public void A_voltage_that_lowers_the_anisotropy_makes_switching_easier()
    {
        var plain = new MagneticMemoryArray(Exact(1, Fidelity.Fast));
        var helped = new MagneticMemoryArray(new MagneticMemoryOptions { CriticalAmperes = 50e-6, AnisotropyShare = 0.2 });
        Assert.IsGreaterThan(10 * plain.SwitchProbability(35e-6, 10e-9), helped.SwitchProbability(35e-6, 10e-9));
    }

    private static MagneticMemoryOptions Exact(int count, Fidelity fidelity) => new()
    {
        Array = new DeviceArrayOptions { Count = count, Seed = 5 },
        Fidelity = fidelity,
        CriticalAmperes = 50e-6,
        DynamicSeconds = 1e-9,
        CriticalSigma = 0,
        BarrierSigma = 0,
        ResistanceSigma = 0,
    };
}
