using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class OscillatorTests
{
    private static readonly double[] Nanoseconds = [10, 20, 50, 100, 200, 400];

    [TestMethod]
    public void The_uniform_form_follows_the_worked_numbers()
    {
        double[] expected = [0.01210681, 0.01463042, 0.02543466, 0.05885058, 0.17366233, 0.24800330];
        SpinTorqueOscillatorArray array = Quiet(OscillatorForm.Uniform, 1e7, 10);
        array.Power[0] = 0.01;
        Follow(array, [2.0], Nanoseconds, expected, power => power);
        Statistic.Near(0.25, array.SteadyPower(2), 1e-12);
        Statistic.Near(0.14285714, array.SteadyPower(1.5), 1e-7);
        Statistic.Near(0.4, array.SteadyPower(3), 1e-12);
        Statistic.Near(0.5, array.SteadyPower(4), 1e-12);
    }

    [TestMethod]
    public void The_vortex_form_follows_the_worked_numbers()
    {
        double[] times = [10, 25, 50, 100, 200, 400];
        double[] expected = [0.06084252, 0.08137734, 0.12974365, 0.27408863, 0.40068105, 0.40499853];
        SpinTorqueOscillatorArray array = Quiet(OscillatorForm.Vortex, 8e7, 2);
        array.Power[0] = 0.05 * 0.05;
        Follow(array, [1.25], times, expected, Math.Sqrt);
        Statistic.Near(0.405, Math.Sqrt(array.SteadyPower(1.25)), 1e-12);
        Statistic.Near(0.18112150, Math.Sqrt(array.SteadyPower(1.05)), 1e-7);
        Statistic.Near(0.25614449, Math.Sqrt(array.SteadyPower(1.1)), 1e-7);
        Statistic.Near(0.57275649, Math.Sqrt(array.SteadyPower(1.5)), 1e-7);
    }

    [TestMethod]
    [DataRow(2.0, 0.5000001, 0.0999996)]
    [DataRow(1.2, 0.1914915, 0.1091464)]
    [DataRow(0.8, 0.0674849, 0.0597877)]
    public void Noise_has_the_stationary_distribution(double current, double mean, double deviation)
    {
        // 20 000 devices, 10 samples each, 2 relaxation times apart: the means are given to 2 %, and 2 % is more than 7 deviations here.
        SpinTorqueOscillatorArray array = Noisy(Fidelity.Fast, 20000);
        (double Mean, double Deviation) measured = Stationary(array, current, 0.2, 60, 10, 12);
        Statistic.Near(mean, measured.Mean, 0.02);
        Statistic.Near(deviation, measured.Deviation, 0.02);
    }

    [TestMethod]
    public void Reference_and_fast_agree_in_distribution()
    {
        SpinTorqueOscillatorArray reference = Noisy(Fidelity.Reference, 4000);
        (double Mean, double Deviation) measured = Stationary(reference, 2.0, reference.LargestStepSeconds, 800, 8, 120);
        Statistic.Near(0.5000001, measured.Mean, 0.02);
        Statistic.Near(0.0999996, measured.Deviation, 0.04);
    }

    [TestMethod]
    public void Fast_is_exact_for_any_step_and_the_reference_is_of_first_order()
    {
        SpinTorqueOscillatorArray one = Quiet(OscillatorForm.Uniform, 1e7, 10);
        one.Power[0] = 0.01;
        one.Step(200e-9, [2.0]);
        Statistic.Near(0.17366233, one.Power[0], 1e-7);
        double[] errors = new double[2];
        for (int halving = 0; halving < 2; halving++)
        {
            SpinTorqueOscillatorArray array = Quiet(OscillatorForm.Uniform, 1e7, 4, Fidelity.Reference);
            array.Power[0] = 0.01;
            int steps = 400 << halving;
            for (int n = 0; n < steps; n++)
            {
                array.Step(100e-9 / steps, [2.0]);
            }

            errors[halving] = Math.Abs(array.Power[0] - 0.05885058);
        }

        Assert.AreEqual(1.0, Statistic.Order(errors[0], errors[1]), 0.05, "Euler-Maruyama without noise is Euler");
    }

    [TestMethod]
    public void The_phase_turns_with_the_shifted_frequency()
    {
        SpinTorqueOscillatorArray array = Quiet(OscillatorForm.Uniform, 1e7, 10);
        array.Power[0] = 0.25;
        double step = 0.1e-9;
        array.Step(step, [2.0]);
        Statistic.Near(2 * Math.PI * (0.7e9 + (0.2e9 * 0.25)) * step, array.PhaseRadians[0], 1e-9);
    }

    [TestMethod]
    public void Temperature_scales_the_noise_and_drives_are_clipped()
    {
        SpinTorqueOscillatorArray hot = Noisy(Fidelity.Fast, 5000, 600);
        SpinTorqueOscillatorArray cold = Noisy(Fidelity.Fast, 5000, 300);
        double ratio = Stationary(hot, 2.0, 0.2, 60, 4, 12).Deviation / Stationary(cold, 2.0, 0.2, 60, 4, 12).Deviation;
        Assert.AreEqual(Math.Sqrt(2), ratio, 0.06, "variance is D / b; four sigma of 20 000 samples are 0.03");
        double[] far = [9.0];
        SpinTorqueOscillatorArray array = Quiet(OscillatorForm.Vortex, 8e7, 1.5);
        array.Step(1e-3, far);
        Statistic.Near(array.SteadyPower(1.5), array.Power[0], 1e-9);
        Assert.AreEqual(1L, array.Blocks.EventCount);
        Statistic.Near(1000 * 15e-6 * 15e-6 * 1e-3, array.Blocks.EnergyJoules, 1e-9);
    }

    private static void Follow(SpinTorqueOscillatorArray array, double[] drive, double[] times, double[] expected, Func<double, double> seen)
    {
        double now = 0;
        for (int i = 0; i < times.Length; i++)
        {
            array.Step((times[i] - now) * 1e-9, drive);
            now = times[i];
            Statistic.Near(expected[i], seen(array.Power[0]), 1e-6, $"at {times[i]} ns");
        }
    }

    private static (double Mean, double Deviation) Stationary(
        SpinTorqueOscillatorArray array, double current, double step, int warm, int samples, int between)
    {
        var drive = new double[array.Blocks.Count];
        Array.Fill(drive, current);
        var values = new List<double>();
        for (int n = 0; n < warm; n++)
        {
            array.Step(step, drive);
        }

        for (int sample = 0; sample < samples; sample++)
        {
            for (int n = 0; n < between; n++)
            {
                array.Step(step, drive);
            }

            values.AddRange(array.Power);
        }

        return Statistic.Moments(values);
    }

    private static SpinTorqueOscillatorArray Noisy(Fidelity fidelity, int count, double kelvin = 300) => new(new SpinTorqueOscillatorOptions
    {
        Array = new DeviceArrayOptions { Count = count, Seed = 3, TemperatureKelvin = kelvin },
        Form = OscillatorForm.Neuron,
        Fidelity = fidelity,
        RatePerSecond = 1,
        NoisePerSecond = 0.01,
        MaximumDrive = 2,
        ThresholdSigma = 0,
        FrequencySigma = 0,
        RateSigma = 0,
    });

    private static SpinTorqueOscillatorArray Quiet(OscillatorForm form, double rate, double maximum, Fidelity fidelity = Fidelity.Fast) =>
        new(new SpinTorqueOscillatorOptions
        {
            Form = form,
            Fidelity = fidelity,
            RatePerSecond = rate,
            MaximumDrive = maximum,
            ThresholdSigma = 0,
            FrequencySigma = 0,
            RateSigma = 0,
        });
}
