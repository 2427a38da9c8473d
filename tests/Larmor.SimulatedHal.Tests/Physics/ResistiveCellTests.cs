using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class ResistiveCellTests
{
    [TestMethod]
    public void Soft_bounds_follow_the_worked_numbers()
    {
        ResistiveCellArray array = Soft(0.002, 1.25, -0.75);
        int[] counts = [1, 100, 500, 1000];
        double[] up = [0.002, 0.18495674, 0.68869853, 0.99795252];
        double[] down = [0.49666667, 0.20706946, -0.42108987, -0.66345450];
        for (int i = 0; i < 4; i++)
        {
            array.Weight[0] = 0;
            array.Pulse([counts[i]]);
            Statistic.Near(up[i], array.Weight[0], 1e-7);
            Statistic.Near(1.25 - (1.25 * Math.Pow(1 - (0.002 / 1.25), counts[i])), array.Weight[0], 1e-9, "closed form");
            array.Weight[0] = 0.5;
            array.Pulse([-counts[i]]);
            Statistic.Near(down[i], array.Weight[0], 1e-7);
        }
    }

    [TestMethod]
    public void The_symmetry_point_and_the_random_walk_have_the_worked_values()
    {
        var skewed = new ResistiveCellArray(Options(0.0025, 1, -1, 0.2, 1));
        Statistic.Near(0.2, skewed.SymmetryPoint(0), 1e-9);
        const int Count = 20000;
        var array = new ResistiveCellArray(Options(0.01, 1, -1, 0, Count));
        var random = new Larmor.Kernels.Pcg32(9, 1);
        var pulses = new int[Count];
        for (int n = 0; n < 500; n++)
        {
            for (int i = 0; i < Count; i++)
            {
                pulses[i] = random.NextInt(2) == 0 ? 1 : -1;
            }

            array.Pulse(pulses);
        }

        // The deviation of 20 000 draws is off by 0.5 %; 5 sigma.
        Statistic.Near(0.0708881, Statistic.Moments(array.Weight).Deviation, 0.025);
    }

    [TestMethod]
    public void Exponential_steps_have_the_worked_sizes()
    {
        ResistiveCellOptions preset = ResistiveCellPresets.Create("reram-es", new DeviceArrayOptions());
        var array = new ResistiveCellArray(new ResistiveCellOptions
        {
            Rule = preset.Rule, Step = preset.Step, UpBias = preset.UpBias, StateSlope = preset.StateSlope, StateOffset = preset.StateOffset,
            Growth = preset.Growth, UpFactor = preset.UpFactor, DownFactor = preset.DownFactor, StepSigma = 0, UpperSigma = 0, LowerSigma = 0,
        });
        double[] states = [-0.9, -0.5, 0, 0.5, 0.9];
        double[] up = [3.268424857e-3, 2.277076375e-3, 1.865431222e-3, 1.747492911e-3, 1.717556780e-3];
        double[] down = [1.104376081e-3, 1.283954970e-3, 1.991435556e-3, 4.460785433e-3, 1.040762152e-2];
        for (int i = 0; i < states.Length; i++)
        {
            Statistic.Near(up[i], array.StepAt(0, states[i], true), 1e-7);
            Statistic.Near(down[i], array.StepAt(0, states[i], false), 1e-7);
        }
    }

    [TestMethod]
    [DataRow("reram-sb")]
    [DataRow("reram-es")]
    [DataRow("reram-om")]
    [DataRow("reram-hfo2")]
    [DataRow("capacitor")]
    [DataRow("ecram")]
    [DataRow("ecram-mo")]
    [DataRow("pcm")]
    [DataRow("ferroelectric")]
    [DataRow("specified")]
    public void Every_preset_moves_the_right_way_and_stays_within_its_bounds(string name)
    {
        const int Count = 4000;
        var array = new ResistiveCellArray(ResistiveCellPresets.Create(name, new DeviceArrayOptions { Count = Count }));
        var pulses = new int[Count];
        Array.Fill(pulses, 20);
        array.Pulse(pulses);
        double risen = array.Weight.Average();
        Assert.IsGreaterThan(0.0, risen);
        Array.Fill(pulses, -10);
        array.Pulse(pulses);
        Assert.IsLessThan(risen, array.Weight.Average());
        Assert.IsFalse(array.Weight.Any(double.IsNaN));
        Assert.AreEqual(30L * Count, array.Health.WearCount);
        Assert.AreEqual(30L * Count, array.Blocks.EventCount);
    }

    [TestMethod]
    public void Cycle_noise_and_write_noise_have_their_deviation()
    {
        const int Count = 20000;
        var array = new ResistiveCellArray(new ResistiveCellOptions
        {
            Array = new DeviceArrayOptions { Count = Count }, Step = 0.01, StepSigma = 0, UpperSigma = 0, LowerSigma = 0, CycleSigma = 0.3,
            WriteSigma = 2,
        });
        var pulses = new int[Count];
        Array.Fill(pulses, 1);
        array.Pulse(pulses);
        Statistic.Near(0.003, Statistic.Moments(array.Weight).Deviation, 0.025);
        var seen = new double[Count];
        array.Read(seen);
        Statistic.Near(0.02, Statistic.Moments([.. seen.Zip(array.Weight, (s, w) => s - w)]).Deviation, 0.025);
    }

    [TestMethod]
    public void Cells_leak_and_drift_as_their_cards_say()
    {
        var leaking = new ResistiveCellArray(ResistiveCellPresets.Create("capacitor", new DeviceArrayOptions()));
        leaking.Weight[0] = 0.5;
        leaking.Age(1);
        Statistic.Near(0.5 / Math.E, leaking.Weight[0], 1e-9);
        var drifting = new ResistiveCellArray(ResistiveCellPresets.Create("pcm", new DeviceArrayOptions()));
        drifting.Weight[0] = 1;
        drifting.Age(999);
        var seen = new double[1];
        drifting.Read(seen);
        Statistic.Near(Math.Pow(1000, -0.05), seen[0], 1e-9);
    }

    [TestMethod]
    public void An_unknown_preset_is_refused_with_the_known_ones() =>
        Statistic.Refused(() => ResistiveCellPresets.Create("rram", new DeviceArrayOptions()), "'rram' is unknown", "reram-sb", "pcm");

    private static ResistiveCellArray Soft(double step, double upper, double lower) => new(Options(step, upper, lower, 0, 1));

    private static ResistiveCellOptions Options(double step, double upper, double lower, double bias, int count) => new()
    {
        Array = new DeviceArrayOptions { Count = count },
        Step = step,
        UpperBound = upper,
        LowerBound = lower,
        UpBias = bias,
        StepSigma = 0,
        UpperSigma = 0,
        LowerSigma = 0,
        CycleSigma = 0,
    };
}
