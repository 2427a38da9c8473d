using Larmor.Hal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class CharacterisationTests
{
    private const double Sigmas = 4;

    [TestMethod]
    [DataRow("sim:crossbar?bits=8&writeNoise=0.01&readNoise=0.03&spread=0.05&stuck=0.02&seed=5", 255, 0.01, 0.03, 0.05, 0.02, 0.0, 0, 0)]
    [DataRow("sim:crossbar?bits=0&writeNoise=0.02&readNoise=0.01&spread=0.1&stuck=0&adc=6&seed=6", 0, 0.02, 0.01, 0.1, 0.0, 0.0, 6, 0)]
    [DataRow("sim:crossbar?bits=6&writeNoise=0.004&readNoise=0.01&spread=0.02&stuck=0.05&irDrop=0.2&dac=5&seed=7", 63, 0.004, 0.01, 0.02, 0.05, 0.2, 0, 5)]
    public void The_card_of_a_simulated_chip_has_its_true_parameters_within_the_stated_confidence(
        string address, int levels, double writeNoise, double readNoise, double spread, double stuck, double irDrop, int adc, int dac)
    {
        FitResult fit = Measure(address).Fit;
        Assert.AreEqual(levels, fit["levels"]);
        Near(fit, "writeNoise", writeNoise);
        Near(fit, "readNoise", readNoise);
        Near(fit, "spread", spread);
        Near(fit, "stuck", stuck);
        Near(fit, "irDrop", irDrop);
        Assert.AreEqual(adc, fit["adc"]);
        Assert.AreEqual(dac, fit["dac"]);
        Assert.IsInRange(0.3, 2.0, fit.Goodness);
    }

    [TestMethod]
    public void Input_noise_is_told_from_read_noise()
    {
        FitResult fit = Measure("sim:crossbar?inputNoise=0.05&readNoise=0.02&stuck=0&seed=8").Fit;
        Near(fit, "inputNoise", 0.05);
        Near(fit, "readNoise", 0.02);
    }

    [TestMethod]
    public void An_open_loop_preset_shows_the_slope_of_its_updates()
    {
        FitResult fit = Measure("sim:reram-om?seed=3").Fit;
        Assert.IsGreaterThan(4 * fit.SigmaOf("updateSlope"), Math.Abs(fit["updateSlope"] - 1), $"slope {fit["updateSlope"]}: steps with a log-normal spread");
        FitResult even = Measure("sim:domain-wall?seed=3").Fit;
        Assert.AreEqual(1.0, even["updateSlope"], 4 * even.SigmaOf("updateSlope"));
    }

    [TestMethod]
    public void A_card_is_read_back_as_it_was_written()
    {
        DeviceCard card = Measure("sim:crossbar?seed=9");
        string path = Path.GetTempFileName();
        File.WriteAllText(path, card.ToJson());
        DeviceCard read = DeviceCard.Read(path, ChipCharacterisation.Kind);
        CollectionAssert.AreEqual(card.Fit.Values, read.Fit.Values);
        Assert.AreEqual(card.Device, read.Device);
        Assert.AreEqual(card.Fit.SigmaOf("spread"), read.Fit.SigmaOf("spread"), 1e-15);
    }

    [TestMethod]
    public void A_card_of_another_device_or_version_or_no_card_is_refused()
    {
        string path = Path.GetTempFileName();
        string text = Measure("sim:crossbar?seed=9").ToJson();
        File.WriteAllText(path, text);
        Statistic.Refused(() => DeviceCard.Read(path, "spin-diode"), path, "of a crossbar", "spin-diode is needed");
        File.WriteAllText(path, text.Replace("\"card\": 1", "\"card\": 2", StringComparison.Ordinal));
        Statistic.Refused(() => DeviceCard.Read(path, ChipCharacterisation.Kind), path, "version 2", "reads version 1");
        File.WriteAllText(path, "weights");
        Statistic.Refused(() => DeviceCard.Read(path, ChipCharacterisation.Kind), path, "does not read");
        Statistic.Refused(() => DeviceCard.Read(path + ".none", ChipCharacterisation.Kind), "cannot be read");
        Statistic.Refused(() => Presets.Open("sim:card"), "no file is named");
    }

    internal static DeviceCard Measure(string address)
    {
        using SimulatedCrossbarChip chip = Presets.Open(address);
        return ChipCharacterisation.Measure(chip, address).Card!;
    }

    private static void Near(FitResult fit, string name, double truth) =>
        Assert.AreEqual(truth, fit[name], (Sigmas * fit.SigmaOf(name)) + 1e-6, name);
}
