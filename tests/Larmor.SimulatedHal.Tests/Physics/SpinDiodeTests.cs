using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class SpinDiodeTests
{
    private const double K = 0.008838834764831842;
    private static readonly double[] Tones = [0.02, 0.05, 0.08, 0.12];
    private static readonly double[] Chain = [0.001, -0.0005];

    [TestMethod]
    public void The_sensitivity_is_that_of_the_published_code() =>
        Statistic.Near(K, SpinDiode.Sensitivity(1, 1, Math.PI / 4, 10), 1e-12);

    [TestMethod]
    [DataRow(0.099, -8.838834764832e-3)]
    [DataRow(0.0995, -7.071067811866e-3)]
    [DataRow(0.1, 0.0)]
    [DataRow(0.1005, 7.071067811866e-3)]
    [DataRow(0.101, 8.838834764832e-3)]
    [DataRow(0.102, 7.0710678118655e-3)]
    [DataRow(0.11, 1.7502643098677e-3)]
    [DataRow(0.12, 8.816792782875e-4)]
    [DataRow(0.05, -3.534120257830e-4)]
    public void A_tone_is_rectified_as_worked_out(double tone, double volts) =>
        Assert.AreEqual(volts, SpinDiode.Rectify(tone, 0.1, 0.01, K), 1e-9 * K);

    [TestMethod]
    public void The_extrema_lie_where_the_closed_form_says()
    {
        Statistic.Near(K, SpinDiode.Rectify(0.1, 0.1 / 1.01, 0.01, K), 1e-12);
        Statistic.Near(-K, SpinDiode.Rectify(0.1, 0.1 / 0.99, 0.01, K), 1e-12);
        Assert.AreEqual(0.0, SpinDiode.Slope(0.1, 0.1 / 1.01, 0.01, K), 1e-9);
    }

    [TestMethod]
    [DataRow(0.1, -17.677669529664)]
    [DataRow(0.0995, -8.507667737365)]
    [DataRow(0.102, 2.059339850727)]
    public void The_derivative_is_exact(double resonance, double slope)
    {
        Statistic.Near(slope, SpinDiode.Slope(0.1, resonance, 0.01, K), 1e-9);
        double h = 1e-8;
        double measured = (SpinDiode.Rectify(0.1, resonance + h, 0.01, K) - SpinDiode.Rectify(0.1, resonance - h, 0.01, K)) / (2 * h);
        Statistic.Near(slope, measured, 1e-5);
    }

    [TestMethod]
    public void A_geometric_grid_keeps_its_ratio()
    {
        double[] grid = SpinDiode.GeometricGrid(0.02, 0.12, 3);
        Statistic.Near(0.02, grid[0], 1e-9);
        Statistic.Near(0.0489897949, grid[1], 1e-9);
        Statistic.Near(0.12, grid[2], 1e-9);
    }

    [TestMethod]
    public void The_general_line_is_a_mix_of_both_parts()
    {
        double[] tones = [0.98, 1.0, 1.02, 1.05];
        double[] volts = [0.25, 1, 0.75, 0.3103448];
        for (int i = 0; i < 4; i++)
        {
            Statistic.Near(volts[i], SpinDiode.Line(tones[i], 1, 0.02, 1, 0.5), 1e-7);
        }
    }

    [TestMethod]
    public void The_inverse_map_gives_the_detuning()
    {
        Statistic.Near(0.2679492, SpinDiode.Detuning(0.5), 1e-7);
        Statistic.Near(1, SpinDiode.Detuning(1), 1e-12);
        Assert.AreEqual(0.0, SpinDiode.Detuning(0));
        Statistic.Near(-0.37, SpinDiode.Share(SpinDiode.Detuning(-0.37)), 1e-12);
        Statistic.Refused(() => SpinDiode.Detuning(1.1), "weight is 1.1", "-1 to 1", "scale the layer");
    }

    [TestMethod]
    public void A_chain_of_two_rows_gives_the_worked_weights_voltages_and_powers()
    {
        SpinDiodeChainArray chains = Chains(0);
        chains.Tune(0, [0.0005, -0.001, 0.002]);
        chains.Tune(1, [-0.0003, 0.0008, -0.0015]);
        var volts = new double[2];
        chains.Evaluate([0.2, 1.0, 0.05, 0.7], volts);
        double[] first = [volts[0] + Chain[0], volts[1] + Chain[1]];
        AssertWeights(chains);
        Assert.AreEqual(0.01198606, first[0], 1e-8);
        Assert.AreEqual(-0.00153057, first[1], 1e-8);
        double[] current = [RadioNeuron.Microamperes(first[0], 11.0846, 3.38837), RadioNeuron.Microamperes(first[1], 11.0846, 3.38837)];
        Statistic.Near(78.17189865, current[0], 1e-6);
        // The gain is given to six digits: what follows from it to 2e-6.
        Statistic.Near(32.37253846, current[1], 2e-6);
        Statistic.Near(0.5, RadioNeuron.Power(current[0]), 1e-7);
        Statistic.Near(0.42718072, RadioNeuron.Power(current[1]), 2e-6);
        Statistic.Near(1, RadioNeuron.Microwatts(current[0]), 1e-7);
        Statistic.Near(0.55959672, RadioNeuron.Microwatts(current[1]), 5e-6);
    }

    [TestMethod]
    public void The_neuron_alone_has_a_threshold_and_a_clamp()
    {
        double[] current = [10, 15, 20, 30, 40, 90, 3];
        double[] power = [0, 0.142857, 0.25, 0.4, 0.5, 0.5, 0];
        double[] microwatts = [0, 0.0401786, 0.125, 0.45, 1, 1, 0];
        for (int i = 0; i < current.Length; i++)
        {
            Assert.AreEqual(power[i], RadioNeuron.Power(current[i]), 1e-6);
            Assert.AreEqual(microwatts[i], RadioNeuron.Microwatts(current[i]), 1e-7);
        }
    }

    [TestMethod]
    public void Settling_and_thermal_noise_have_the_worked_values()
    {
        Statistic.Near(159.155e-9, SpinDiode.SettleSeconds(0.01, 0.1e9), 1e-5);
        Statistic.Near(4.07e-6, Chains(1e6).JunctionNoiseVolts, 1e-3);
    }

    [TestMethod]
    public void Reading_noise_is_that_of_three_junctions_in_series()
    {
        SpinDiodeChainArray chains = Chains(1e6);
        var volts = new double[2];
        var values = new List<double>();
        for (int n = 0; n < 4000; n++)
        {
            chains.Evaluate([0, 0, 0, 0], volts);
            values.Add(volts[0]);
        }

        // The deviation of 4000 draws is off by 1.1 %; 5 sigma.
        Statistic.Near(chains.JunctionNoiseVolts * Math.Sqrt(3), Statistic.Moments(values).Deviation, 0.056);
    }

    [TestMethod]
    public void Saturation_halves_the_voltage_at_its_power()
    {
        var options = new SpinDiodeChainOptions { BandwidthHertz = 0, FrequencySigma = 0, SaturationMicrowatts = 2, TonesGigahertz = [0.101] };
        var chains = new SpinDiodeChainArray(options);
        var volts = new double[1];
        chains.Evaluate([2.0], volts);
        Statistic.Near(-K * 1.0, volts[0], 1e-9);
    }

    private static void AssertWeights(SpinDiodeChainArray chains)
    {
        double[] expected =
        [
            6.113220910e-3, 4.169267229e-3, 7.171203682e-4, 7.940415411e-3,
            -8.193585620e-3, 6.525024453e-3, 7.771062539e-4, -8.508194711e-3,
        ];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], chains.Weights[i], 1e-8, $"weight {i}");
        }
    }

    private static SpinDiodeChainArray Chains(double bandwidth) => new(new SpinDiodeChainOptions
    {
        ChainCount = 2,
        TonesGigahertz = Tones,
        ResonancesGigahertz = SpinDiode.GeometricGrid(0.02, 0.12, 3),
        BandwidthHertz = bandwidth,
        FrequencySigma = 0,
    });
}
