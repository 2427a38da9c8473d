using Larmor.SimulatedHal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class CrossbarOptionsTests
{
    [TestMethod]
    public void Every_parameter_is_read_from_the_address()
    {
        CrossbarOptions options = CrossbarOptions.FromAddress(ChipAddress.Parse(
            "sim:crossbar?bits=5&writeNoise=0.01&readNoise=0.02&spread=0.03&stuck=0.04&range=2&rows=10&columns=20&tiles=3"
            + "&transpose=1&plasticity=0&seed=9"));
        Assert.AreEqual(5, options.Bits);
        Assert.AreEqual(31, options.LevelCount);
        Assert.AreEqual(0.01f, options.WriteNoiseSigma);
        Assert.AreEqual(0.02f, options.ReadNoiseSigma);
        Assert.AreEqual(0.03f, options.GainSigma);
        Assert.AreEqual(0.04f, options.StuckFraction);
        Assert.AreEqual(2f, options.WeightRange);
        Assert.AreEqual(10, options.RowCount);
        Assert.AreEqual(20, options.ColumnCount);
        Assert.AreEqual(3, options.TileCount);
        Assert.IsTrue(options.HasTranspose);
        Assert.IsFalse(options.HasPlasticity);
        Assert.AreEqual(9L, options.Seed);
    }

    [TestMethod]
    public void The_plain_address_gives_the_defaults_and_room_for_785_x_2000()
    {
        using SimulatedCrossbarChip chip = new(CrossbarOptions.FromAddress(ChipAddress.Parse("sim:crossbar")));
        Assert.IsGreaterThanOrEqualTo(785, chip.Info.MaximumInputCount);
        Assert.IsGreaterThanOrEqualTo(2000, chip.Info.MaximumOutputCount);
        Assert.AreEqual(Evidence.Assumed, chip.Info.Evidence);
        Assert.IsFalse(chip.Info.Accuracy.IsExact);
    }

    [TestMethod]
    public void A_crossbar_without_imperfections_declares_itself_exact()
    {
        using SimulatedCrossbarChip chip = Crossbars.Open(Crossbars.Exact);
        Assert.IsTrue(chip.Info.Accuracy.IsExact);
    }

    [TestMethod]
    [DataRow("bits=17", "bits is '17'", "0 to 16")]
    [DataRow("bits=2.5", "bits is '2.5'", "whole number")]
    [DataRow("readNoise=-0.1", "readNoise is '-0.1'", "0 to 1")]
    [DataRow("writeNoise=NaN", "writeNoise is 'NaN'", "0 to 1")]
    [DataRow("spread=0.9", "spread is '0.9'", "0 to 0.3")]
    [DataRow("stuck=2", "stuck is '2'", "0 to 1")]
    [DataRow("range=0", "range is '0'", "number from")]
    [DataRow("rows=0", "rows is '0'", "1 to 65536")]
    [DataRow("transpose=yes", "transpose is 'yes'", "0 to 1")]
    [DataRow("noise=0.1", "'noise' is unknown", "readNoise")]
    [DataRow("rows=65536&columns=65536", "rows x columns is 4.294967E+09", "make rows or columns smaller")]
    public void A_bad_parameter_is_refused_in_one_line(string parameters, string value, string limit)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Crossbars.Open(parameters));
        Assert.Contains(value, refusal.Message);
        Assert.Contains(limit, refusal.Message);
        Assert.DoesNotContain("\n", refusal.Message);
    }

    [TestMethod]
    public void Options_made_by_hand_are_checked_too()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => new SimulatedCrossbarChip(new CrossbarOptions { ReadNoiseSigma = float.NaN }));
        Assert.AreEqual("sim:crossbar: readNoise is NaN; it must be 0 to 1: it is relative to the products", refusal.Message);
    }

    [TestMethod]
    public void Another_device_is_refused_with_the_way_out()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => CrossbarOptions.FromAddress(ChipAddress.Parse("sim:mtj?bits=2")));
        Assert.Contains("'sim:mtj?bits=2' is not the crossbar's", refusal.Message);
        Assert.Contains("sim:crossbar?key=value", refusal.Message);
    }
}
