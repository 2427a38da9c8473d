using Larmor.Hal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

/// <summary>A tile of spin diodes whose resonances are known with an error.</summary>
[TestClass]
public sealed class SpinDiodeTileTests
{
    private const string Clean = "sim:spin-diode?seed=5&spread=0&stuck=0&bits=0&detuning=";

    [TestMethod]
    public void Resonances_that_are_known_give_the_weights_asked_for() =>
        Assert.IsLessThan(1e-6, Deviation("0", 0.6f));

    [TestMethod]
    [DataRow(0f)]
    [DataRow(0.5f)]
    [DataRow(0.9f)]
    public void A_weight_is_off_by_the_slope_of_the_line_times_the_error_of_the_resonance(float weight)
    {
        double t = SpinDiode.Detuning(weight);
        double slope = 2 * (1 - (t * t)) / Math.Pow(1 + (t * t), 2);
        Assert.AreEqual(0.01 * slope, Deviation("0.01", weight), 0.05 * 0.01 * slope);
    }

    [TestMethod]
    public void No_error_of_a_resonance_lifts_a_weight_beyond_the_extremum_of_the_line()
    {
        foreach (float weight in Weights("0.1", 1f))
        {
            Assert.IsInRange(0.9f, 1f, weight);
        }
    }

    [TestMethod]
    public void A_cell_that_is_no_diode_has_no_detuning() =>
        Statistic.Refused(() => Presets.Open("sim:reram-sb?detuning=0.1"), "detuning is 0.1", "0 to 0", "no line");

    private static double Deviation(string detuning, float weight) =>
        Math.Sqrt(Weights(detuning, weight).Average(seen => Math.Pow(seen - weight, 2)));

    private static float[] Weights(string detuning, float weight)
    {
        using SimulatedCrossbarChip chip = Presets.Open(Clean + detuning);
        ITile tile = chip.AllocateTile(100, 50, 1);
        var rows = new float[100 * 50];
        Array.Fill(rows, weight);
        tile.Weights.Program(0, 50, rows);
        tile.Weights.Read(0, 50, rows);
        return rows;
    }
}
