namespace Larmor.Cli.Tests;

/// <summary>The verbs that measure simulated chips, on seconds of work.</summary>
[TestClass]
[DoNotParallelize]
public sealed class MeasuringChips
{
    private const string Grid = "--spread 0 0.1 --stuck 0 --write-noise 0 --bits 8 --threads 1";

    [TestMethod]
    public void A_sweep_goes_on_from_its_points_and_ends_in_the_same_map()
    {
        using var folder = new TemporaryFolder();
        string whole = folder.At("whole");
        Assert.AreEqual(0, CommandLine.Run($"sweep {Grid} --out {whole}").Code);
        string[] points = File.ReadAllLines(Path.Combine(whole, "points.txt"));
        Assert.HasCount(3, points);
        Assert.IsTrue(File.Exists(Path.Combine(whole, "sweep.png")) && File.Exists(Path.Combine(whole, "sweep.json")));

        // As a kill in the middle of a line leaves it.
        string cut = folder.At("cut");
        Directory.CreateDirectory(cut);
        File.WriteAllText(Path.Combine(cut, "points.txt"), points[0] + "\n" + points[1] + "\n1 ");
        (int code, _, string error) = CommandLine.Run($"sweep {Grid} --resume --out {cut}");
        Assert.AreEqual(0, code, error);
        StringAssert.Contains(error, "2 of 2 points");
        Assert.DoesNotContain("1 of 2 points", error, "the first point is not run again");
        CommandLine.Refused($"sweep --spread 0.2 --resume --out {cut}", 2, "was of", "name another --out folder");
        CommandLine.Refused($"sweep --spread 2 --out {cut}", 2, "--spread is 2; it must be a number from 0 to 0.3");
        CommandLine.Refused($"sweep --experiment scff-mnist --out {cut}", 2, "scff-mnist", "cannot be swept");
    }

    [TestMethod]
    public void A_measured_chip_gives_a_card_that_opens_as_a_chip()
    {
        using var folder = new TemporaryFolder();
        string card = Path.Combine(folder.At("card"), "card.json");
        (int code, string output, string error) = CommandLine.Run($"characterise --chip sim:domain-wall --out {folder.At("card")}");
        Assert.AreEqual(0, code, error);
        StringAssert.Contains(output, "spread");
        Assert.IsTrue(File.Exists(Path.Combine(folder.At("card"), "card.png")));
        Assert.AreEqual(0, CommandLine.Run($"plan demo --chip sim:card?file={card}").Code);
        CommandLine.Refused("plan demo --chip sim:card?file=/no/card.json", 2, "card '/no/card.json' cannot be read");
        CommandLine.Refused($"characterise --chip sim:nothing --out {folder.At("card")}", 2, "chip 'sim:nothing' is unknown");
    }

    [TestMethod]
    [DataRow("spi:0", 2, "'0' is no bus and line: write spi:<bus>.<line>")]
    [DataRow("spi:0.0?retries=x", 2, "retries is 'x'")]
    [DataRow("spi:250.9", 3, "does not open")]
    [DataRow("sim:oscillators", 3, "has at most 0")]
    public void A_chip_that_cannot_serve_is_refused(string address, int code, string expected) =>
        CommandLine.Refused($"plan demo --chip {address}", code, expected);

    [TestMethod]
    public void Several_chips_learn_side_by_side_and_the_written_specimen_is_compared()
    {
        using var run = new SmallRun();
        string several = run.With(
            "\"layers\": [40]",
            "\"layers\": [40], \"threads\": 1, \"chips\": [{\"name\": \"digital\"}, {\"name\": \"spread\", \"chip\": \"sim:crossbar?range=0.3&spread=0.1\", "
            + "\"written\": true}, {\"name\": \"wall\", \"chip\": \"sim:domain-wall?range=0.2\", \"mixed\": {}}]");
        (int code, string output, string error) = CommandLine.Run($"train {several} --out {run.Out}");
        Assert.AreEqual(0, code, error);
        foreach (string figure in (string[])["digital", "spread", "spread_written", "gain_spread", "wall", "untrained_digital"])
        {
            StringAssert.Contains(output, figure);
        }

        Assert.IsTrue(File.Exists(Path.Combine(run.Out, "small.png")));
        string same = run.With("\"layers\": [40]", "\"layers\": [40], \"chips\": [{\"name\": \"a\"}, {\"name\": \"a\"}]");
        CommandLine.Refused($"train {same} --out {run.Out}", 2, "chips has 2 entries", "a name of its own");
    }

    [TestMethod]
    public void Self_contrastive_learning_runs_on_several_chips_each_with_its_untrained_figure()
    {
        using var run = new SmallRun();
        string Contrastive(string batch) => run.With(run.Text, $$$"""
            {"name": "small", "data": "optdigits", "layers": [40], "batch": {{{batch}}}, "trainSamples": 300, "selfContrastive": {"rule": "Sgd", "layerEpochs": [1],
             "learner": {"layers": [{"learningRate": 0.05}]}}, "readout": {"epochCount": 2},
             "chips": [{"name": "digital"}, {"name": "diode", "chip": "sim:spin-diode?range=0.5", "written": true}, {"name": "mtj", "chip": "sim:mtj-crossbar", "mixed": {}}]}
            """);
        (int code, string output, string error) = CommandLine.Run($"train {Contrastive("1")} --out {run.Out}");
        Assert.AreEqual(0, code, error);
        foreach (string figure in (string[])["digital", "diode", "diode_written", "gain_diode", "mtj", "untrained_digital", "untrained_diode", "untrained_mtj"])
        {
            StringAssert.Contains(output, figure);
        }

        CommandLine.Refused($"train {Contrastive("16")} --out {run.Out}", 2, "selfContrastive takes rule Sgd, batch 1");
    }
}
