using Larmor.Kernels;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

/// <summary>Each fit finds the parameters that its measurements were simulated with, within 4 of its own deviations.</summary>
[TestClass]
public sealed class DeviceFitTests
{
    private const double Sigmas = 4;

    [TestMethod]
    public void A_frequency_sweep_gives_the_line_of_a_spin_diode()
    {
        var random = new Pcg32(3, 3);
        double[] f = [.. Enumerable.Range(0, 201).Select(i => 0.095 + (0.00005 * i))];
        double[] v = [.. f.Select(x => SpinDiode.Line(x, 0.1002, 0.001, 0.2e-3, 8e-3) + 0.1e-3 + (5e-5 * random.NextNormal()))];
        FitResult fit = DeviceFits.SpinDiodeLine(f, v, 5e-5);
        Near(fit, "resonanceGigahertz", 0.1002);
        Near(fit, "widthGigahertz", 0.001);
        Near(fit, "symmetricVolts", 0.2e-3);
        Near(fit, "antisymmetricVolts", 8e-3);
        Near(fit, "offsetVolts", 0.1e-3);
        Assert.IsInRange(0.6, 1.4, fit.Goodness);
        Assert.IsLessThan(1e-4, fit.SigmaOf("resonanceGigahertz") / 0.1002, "a resonance is known to far less than a spread of 0.1 %");
    }

    [TestMethod]
    public void Dwells_of_a_telegraph_junction_give_barrier_voltage_and_offset()
    {
        const int Dwells = 1500;
        var junction = new TelegraphJunctionArray(new TelegraphJunctionOptions
        {
            Array = new DeviceArrayOptions { Count = 1, Seed = 12 }, BarrierSigma = 0, CriticalSigma = 0, OffsetSigma = 0,
        });
        double[] volts = [-0.04, -0.02, 0, 0.02, 0.04];
        var parallel = new double[volts.Length];
        var antiparallel = new double[volts.Length];
        uint number = 0;
        for (int i = 0; i < volts.Length; i++)
        {
            for (int n = 0; n < 2 * Dwells; n++)
            {
                bool was = junction.IsAntiparallel[0];
                double seconds = junction.NextDwellSeconds(0, volts[i], number++) / Dwells;
                parallel[i] += was ? 0 : seconds;
                antiparallel[i] += was ? seconds : 0;
            }
        }

        FitResult fit = DeviceFits.TelegraphDwells(volts, parallel, antiparallel, Dwells, 1e9);
        Near(fit, "barrier", 10);
        Near(fit, "criticalVolts", 0.5);
        Near(fit, "offset", 0);
        Assert.IsInRange(0.1, 3.0, fit.Goodness);
    }

    [TestMethod]
    public void Counted_switches_give_barrier_and_critical_current()
    {
        const int Trials = 4000;
        var cells = new MagneticMemoryArray(new MagneticMemoryOptions
        {
            Array = new DeviceArrayOptions { Count = Trials, Seed = 13 }, BarrierSigma = 0, CriticalSigma = 0, ResistanceSigma = 0,
        });
        double critical = new MagneticMemoryOptions().CriticalAmperes;
        List<double> amperes = [];
        List<double> seconds = [];
        List<int> switches = [];
        foreach (double length in new[] { 1e-8, 1e-7, 1e-6 })
        {
            foreach (double share in new[] { 0.76, 0.80, 0.84, 0.88 })
            {
                Array.Fill(cells.IsSet, false);
                cells.Pulse(length, [.. Enumerable.Repeat(share * critical, Trials)]);
                amperes.Add(share * critical);
                seconds.Add(length);
                switches.Add(cells.IsSet.Count(set => set));
            }
        }

        var options = new MagneticMemoryOptions();
        FitResult fit = DeviceFits.MagneticSwitches([.. amperes], [.. seconds], [.. switches], Trials, options.AttemptSeconds);
        Near(fit, "barrier", 60);
        Near(fit, "criticalAmperes", critical);
        double correlation = fit.Covariance[0, 1] / (fit.SigmaOf("barrier") * fit.SigmaOf("criticalAmperes"));
        Assert.IsGreaterThan(0.3, Math.Abs(correlation), "the two are hard to tell apart");
    }

    [TestMethod]
    public void Pulse_trains_give_step_bound_and_noise_of_a_resistive_cell()
    {
        var cell = new ResistiveCellArray(new ResistiveCellOptions
        {
            Array = new DeviceArrayOptions { Count = 1, Seed = 14 }, Step = 0.01, UpperBound = 1.2, StepSigma = 0, UpperSigma = 0, LowerSigma = 0,
            CycleSigma = 0.3,
        });
        var weights = new double[301];
        for (int n = 0; n < weights.Length; n++)
        {
            weights[n] = cell.Weight[0];
            cell.Pulse([1]);
        }

        FitResult fit = DeviceFits.ResistivePulses(weights);
        Near(fit, "step", 0.01);
        Near(fit, "bound", 1.2);
        Near(fit, "cycleSigma", 0.3);
    }

    [TestMethod]
    public void Power_over_current_gives_threshold_and_nonlinear_damping_of_an_oscillator()
    {
        var random = new Pcg32(5, 5);
        double[] amperes = [.. Enumerable.Range(0, 40).Select(i => 1.05e-5 + (1e-6 * i))];
        double[] powers = [.. amperes.Select(i => (i / 1e-5 - 1) / ((i / 1e-5) + 2) * (1 + (0.01 * random.NextNormal())))];
        FitResult fit = DeviceFits.OscillatorPower(amperes, powers, 0.01);
        Near(fit, "thresholdAmperes", 1e-5);
        Near(fit, "nonlinearDamping", 2);
        Near(fit, "amplitude", 1);
    }

    [TestMethod]
    public void Loops_over_temperature_give_the_seven_parameters_of_a_vanadium_device()
    {
        var random = new Pcg32(6, 6);
        VanadiumLoop loop = VanadiumLoop.Published;
        List<double> kelvin = [];
        List<int> directions = [];
        List<double> reversals = [];
        List<double> ohms = [];
        void Sweep(double from, double to, int direction, double reversal)
        {
            double shift = reversal == 0 ? 0 : loop.Shift(direction, reversal, loop.Share(reversal, -direction, 0, 0));
            for (double t = from; (to - t) * direction >= 0; t += 0.5 * direction)
            {
                kelvin.Add(t);
                directions.Add(direction);
                reversals.Add(reversal);
                ohms.Add(loop.Ohms(t, direction, reversal, shift) * (1 + (0.01 * random.NextNormal())));
            }
        }

        Sweep(310, 360, 1, 0);
        Sweep(360, 310, -1, 0);
        foreach (double top in new[] { 331.0, 334.0, 337.0 })
        {
            Sweep(top, 315, -1, top);
        }

        FitResult fit = DeviceFits.VanadiumLoops([.. kelvin], [.. directions], [.. reversals], [.. ohms], 0.01);
        Near(fit, "widthKelvin", loop.WidthKelvin);
        Near(fit, "centreKelvin", loop.CentreKelvin);
        Near(fit, "metalOhms", loop.MetalOhms);
        Near(fit, "steepnessPerKelvin", loop.SteepnessPerKelvin);
        Near(fit, "logInsulatorOhms", Math.Log(loop.InsulatorOhms) + (loop.ActivationKelvin / loop.CentreKelvin));
        Near(fit, "activationKelvin", loop.ActivationKelvin);
        Near(fit, "minorRate", loop.MinorRate);
        Assert.IsInRange(0.7, 1.3, fit.Goodness);
        Assert.AreEqual(1, DeviceFits.LoopOf(fit).MajorOhms(333, -1) / loop.MajorOhms(333, -1), 0.02, "the fitted device is the one measured");
    }

    [TestMethod]
    public void A_major_loop_alone_does_not_tell_how_minor_loops_close()
    {
        double[] kelvin = [.. Enumerable.Range(0, 50).Select(i => 310.0 + i)];
        double[] ohms = [.. kelvin.Select(t => VanadiumLoop.Published.MajorOhms(t, 1))];
        ArgumentException refusal = Assert.ThrowsExactly<ArgumentException>(() =>
            DeviceFits.VanadiumLoops(kelvin, [.. kelvin.Select(_ => 1)], new double[50], ohms, 0.01));
        StringAssert.Contains(refusal.Message, "the measurements do not determine every parameter");
    }

    [TestMethod]
    public void A_spiral_gives_decay_and_rotation_of_a_skyrmion_in_a_trap()
    {
        var random = new Pcg32(7, 7);
        var skyrmion = new SkyrmionReservoir(-4 * Math.PI, 4 * Math.PI, 0.1, 4 * Math.PI * 2 * Math.PI * 0.2e9) { X = 10 };
        var seconds = new double[120];
        var x = new double[seconds.Length];
        var y = new double[seconds.Length];
        for (int i = 0; i < seconds.Length; i++)
        {
            seconds[i] = i * 0.2e-9;
            x[i] = skyrmion.X + (0.1 * random.NextNormal());
            y[i] = skyrmion.Y + (0.1 * random.NextNormal());
            skyrmion.Step(0.2e-9, 0, 0);
        }

        FitResult fit = DeviceFits.SkyrmionSpiral(seconds, x, y, 0.1);
        Near(fit, "decaySeconds", skyrmion.DecaySeconds);
        Near(fit, "rotationHertz", -skyrmion.RotationHertz);
        Near(fit, "startX", 10);
        Near(fit, "startY", 0);
        Assert.IsInRange(0.7, 1.3, fit.Goodness);
    }

    [TestMethod]
    public void Counts_give_the_probabilities_of_a_skyrmion_synapse()
    {
        const int Count = 2000;
        var devices = new SkyrmionArray(new SkyrmionOptions { Array = new DeviceArrayOptions { Count = Count, Seed = 15 } });
        devices.Pulse([.. Enumerable.Repeat((sbyte)1, Count)]);
        long made = devices.SkyrmionCount.Sum();
        Array.Fill(devices.SkyrmionCount, 8);
        devices.Pulse([.. Enumerable.Repeat((sbyte)-1, Count)]);
        FitResult fit = DeviceFits.SkyrmionCounts(made, Count, (8L * Count) - devices.SkyrmionCount.Sum(), 8L * Count);
        Near(fit, "nucleation", 0.9);
        Near(fit, "annihilation", 0.1);
    }

    [TestMethod]
    public void Depinning_counts_give_the_barrier_of_a_domain_wall()
    {
        const int Count = 4000;
        var walls = new DomainWallArray(new DomainWallOptions { Array = new DeviceArrayOptions { Count = Count, Seed = 16 }, CriticalSigma = 0, BarrierSigma = 0 });
        double[] currents = [0.86, 0.88, 0.9, 0.92, 0.94, 0.96];
        int[] freed = [.. currents.Select(current =>
        {
            Array.Fill(walls.Level, 10);
            walls.Pulse(10e-9, [.. Enumerable.Repeat(current, Count)]);
            return walls.Level.Count(level => level != 10);
        })];
        FitResult fit = DeviceFits.DomainWallDepinning(currents, freed, Count, 10e-9, 1e9);
        Near(fit, "pinningBarrier", 40);
        Near(fit, "criticalRatio", 1);
    }

    [TestMethod]
    public void Measurements_that_do_not_determine_a_parameter_are_refused()
    {
        Statistic.Refused(() => DeviceFits.SpinDiodeLine([0.1, 0.2], [1, 2], 0.1), "measurements", "more points");
        Statistic.Refused(
            () => DeviceFits.MagneticSwitches([4e-5, 4e-5, 4e-5, 4e-5], [1e-8, 1e-8, 1e-8, 1e-8], [20, 21, 19, 20], 100, 1e-9), "do not determine");
    }

    private static void Near(FitResult fit, string name, double truth) =>
        Assert.AreEqual(truth, fit[name], Sigmas * fit.SigmaOf(name), $"{name} ± {fit.SigmaOf(name):G3}");
}
