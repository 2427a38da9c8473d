using Larmor.Kernels;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

/// <summary>What holds for each model: replay for any team, no allocation, refusals.</summary>
[TestClass]
public sealed class EveryModelTests
{
    private const int Count = 5000;

    [TestMethod]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        using var team = new WorkerTeam(2);
        foreach ((string name, Func<WorkerTeam?, (Action Step, Func<double[]> See, IDeviceArray Array)> make) in Models())
        {
            (Action Step, Func<double[]> See, IDeviceArray Array) alone = make(null);
            (Action Step, Func<double[]> See, IDeviceArray Array) shared = make(team);
            for (int n = 0; n < 5; n++)
            {
                alone.Step();
                shared.Step();
            }

            CollectionAssert.AreEqual(alone.See(), shared.See(), name);
            Assert.AreEqual(alone.Array.Blocks.EnergyJoules, shared.Array.Blocks.EnergyJoules, name);
            Assert.AreEqual(alone.Array.Blocks.EventCount, shared.Array.Blocks.EventCount, name);
        }
    }

    [TestMethod]
    public void A_step_allocates_nothing()
    {
        foreach ((_, Func<WorkerTeam?, (Action Step, Func<double[]> See, IDeviceArray Array)> make) in Models())
        {
            Statistic.AllocatesNothing(make(null).Step);
        }
    }

    [TestMethod]
    public void Another_seed_gives_other_devices()
    {
        double[] first = new TelegraphJunctionArray(new TelegraphJunctionOptions()).FlipProbability(0, false, 0, 1e-6) is var a ? [a] : [];
        var other = new TelegraphJunctionOptions { Array = new DeviceArrayOptions { Seed = 2 } };
        Assert.AreNotEqual(first[0], new TelegraphJunctionArray(other).FlipProbability(0, false, 0, 1e-6));
    }

    [TestMethod]
    public void Parameters_outside_physics_are_refused_in_one_line()
    {
        Statistic.Refused(
            () => new SpinTorqueOscillatorArray(new SpinTorqueOscillatorOptions { RatePerSecond = -1 }), "damping is -1", "positive rate");
        Statistic.Refused(
            () => new SpinDiodeChainArray(new SpinDiodeChainOptions { Damping = double.NaN }), "damping is NaN", "1E-06 to 1");
        Statistic.Refused(
            () => new SkyrmionArray(new SkyrmionOptions { NucleationProbability = 1.5 }), "nucleation is 1.5", "0 to 1", "a probability");
        Statistic.Refused(
            () => new TelegraphJunctionArray(new TelegraphJunctionOptions { Array = new DeviceArrayOptions { TemperatureKelvin = -3 } }),
            "temperature is -3", "in kelvin");
        Statistic.Refused(
            () => new MagneticMemoryArray(new MagneticMemoryOptions { Array = new DeviceArrayOptions { StuckLowFraction = 0.7, OpenFraction = 0.4 } }),
            "is 1.1", "one fault at most");
        Statistic.Refused(() => new DomainWallArray(new DomainWallOptions { NotchMetres = 0 }), "notch is 0");
        Statistic.Refused(() => new SwitchNeuristorArray(new NeuristorOptions { HoldVolts = 8 }), "threshold is 7", "above the hold voltage");
        Statistic.Refused(() => new ResistiveCellArray(new ResistiveCellOptions { CycleSigma = -1 }), "cycleNoise is -1");
        Statistic.Refused(() => new SpikingCore(new SpikingCoreOptions { Threshold = 5000 }), "threshold is 5000", "0 to 2047");
        Statistic.Refused(() => new DomainWallMotion(-0.1, 0, 1e-8, 0.05), "damping is -0.1", "Gilbert damping");
    }

    [TestMethod]
    public void Steps_too_long_for_a_model_and_NaN_inputs_are_refused()
    {
        var reference = new SpinTorqueOscillatorArray(new SpinTorqueOscillatorOptions { Fidelity = Fidelity.Reference });
        Statistic.Refused(() => reference.Step(1e-6, [1.2]), "step is 1E-06", "more and shorter steps");
        Statistic.Refused(() => reference.Step(1e-11, [double.NaN]), "drive is NaN");
        Statistic.Refused(() => reference.Step(1e-11, [1.0, 1.0]), "drive has 2 values", "1 devices");
        var neuristor = new NeuristorArray(new NeuristorOptions());
        Statistic.Refused(() => neuristor.Step(1e-8, [12.0]), "step is 1E-08", "2E-09", "shorter steps");
        Statistic.Refused(() => new DomainWallMotion(0.02, 0.04, 1e-8, 0.05).Step(1e-9, 5, 0), "step is 1E-09", "shorter steps");
        Statistic.Refused(() => new TelegraphJunctionArray(new TelegraphJunctionOptions()).Step(1e-6, [double.NaN]), "voltage is NaN");
    }

    private static IEnumerable<(string, Func<WorkerTeam?, (Action Step, Func<double[]> See, IDeviceArray Array)>)> Models()
    {
        var devices = new DeviceArrayOptions { Count = Count, Seed = 21, StuckLowFraction = 0.01, StuckHighFraction = 0.01, OpenFraction = 0.01 };
        double[] Filled(double value)
        {
            var values = new double[Count];
            Array.Fill(values, value);
            return values;
        }

        foreach (Fidelity fidelity in new[] { Fidelity.Fast, Fidelity.Reference })
        {
            yield return ($"oscillator {fidelity}", team =>
            {
                var array = new SpinTorqueOscillatorArray(
                    new SpinTorqueOscillatorOptions { Array = devices, Fidelity = fidelity, NoisePerSecond = 1e5 }, team);
                double[] drive = Filled(1.3);
                return (() => array.Step(array.LargestStepSeconds, drive), () => array.Power, array);
            });
            yield return ($"telegraph {fidelity}", team =>
            {
                var array = new TelegraphJunctionArray(new TelegraphJunctionOptions { Array = devices, Fidelity = fidelity }, team);
                double[] volts = Filled(0.02);
                return (() => array.Step(1e-6, volts), () => [.. array.IsAntiparallel.Select(s => s ? 1.0 : 0.0)], array);
            });
            yield return ($"memory {fidelity}", team =>
            {
                var array = new MagneticMemoryArray(new MagneticMemoryOptions { Array = devices, Fidelity = fidelity }, team);
                double[] amperes = Filled(80e-6);
                return (() => array.Pulse(0.5e-9, amperes), () => [.. array.IsSet.Select(s => s ? 1.0 : 0.0)], array);
            });
        }

        yield return ("wall", team =>
        {
            var array = new DomainWallArray(new DomainWallOptions { Array = devices }, team);
            double[] current = Filled(0.95);
            return (() => array.Pulse(10e-9, current), () => [.. array.Level.Select(level => (double)level)], array);
        });
        yield return ("skyrmion", team =>
        {
            var array = new SkyrmionArray(new SkyrmionOptions { Array = devices }, team);
            var up = new sbyte[Count];
            Array.Fill(up, (sbyte)1);
            return (() => array.Pulse(up), () => [.. array.SkyrmionCount.Select(count => (double)count)], array);
        });
        yield return ("switch", team =>
        {
            var array = new SwitchNeuristorArray(new NeuristorOptions { Array = Warm(devices) }, team);
            double[] input = Filled(13);
            return (() => array.Step(500e-9, input), () => array.Volts, array);
        });
        yield return ("neuristor", team =>
        {
            var array = new NeuristorArray(new NeuristorOptions { Array = Warm(devices), Coupling = 0.02, NoiseKelvin = 0.001 }, team);
            double[] input = Filled(13);
            return (() => array.Step(2e-9, input), () => array.Kelvin, array);
        });
        yield return ("cells", team =>
        {
            var array = new ResistiveCellArray(ResistiveCellPresets.Create("reram-sb", devices), team);
            var pulses = new int[Count];
            Array.Fill(pulses, 3);
            return (() => array.Pulse(pulses), () => array.Weight, array);
        });
        yield return ("core", team =>
        {
            var array = new SpikingCore(new SpikingCoreOptions { Array = devices, AxonCount = 2, Threshold = 20 }, team);
            for (int n = 0; n < Count; n++)
            {
                array.SetWeight(0, n, n % 8);
            }

            return (() => array.Spike(0), () => [.. array.Membrane.Select(v => (double)v)], array);
        });
        yield return ("diodes", team =>
        {
            var array = new SpinDiodeChainArray(
                new SpinDiodeChainOptions { Array = devices, ChainCount = Count, ResonancesGigahertz = [0.09, 0.1], TonesGigahertz = [0.09, 0.1] },
                team);
            return (array.Refresh, () => array.Weights.ToArray(), array);
        });
    }

    private static DeviceArrayOptions Warm(DeviceArrayOptions options) => new()
    {
        Count = options.Count,
        Seed = options.Seed,
        TemperatureKelvin = 325,
        StuckLowFraction = options.StuckLowFraction,
        StuckHighFraction = options.StuckHighFraction,
        OpenFraction = options.OpenFraction,
    };
}
