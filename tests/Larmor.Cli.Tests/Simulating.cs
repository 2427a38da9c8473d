using Larmor.Cli.Simulation;
using Larmor.Firmware;
using Larmor.Firmware.Simulated;
using Larmor.Hal;
using Spectre.Console;

namespace Larmor.Cli.Tests;

/// <summary><c>larmor simulate</c>: a few minutes of a node's life in virtual time, with a fixed seed.</summary>
[TestClass]
[DoNotParallelize]
public sealed class Simulating
{
    private const string Node = """
        {
          "name": "small", "job": { "name": "novelty", "warmUpCount": 128 },
          "sensor": { "name": "adxl345", "address": "spi:0.0", "sampleRateHertz": 400, "minimum": -156, "maximum": 156 },
          "window": { "length": 256, "hop": 128 }, "encoder": { "name": "spectrum", "bandCount": 8 },
          "checkpoints": { "folder": "kept", "intervalSeconds": 60 }, "led": { "pin": 27, "shows": "alarm" }
        }
        """;

    private const string Scene = """{ "signal": "machine", "eventCount": 1, "eventSeconds": 20 }""";

    [TestMethod]
    public void A_quiet_scene_ends_well_with_its_figures_and_a_picture()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = Run(folder, "--faults none", Scene);
        Assert.AreEqual(0, code, output + error);
        StringAssert.StartsWith(output, "small  sensor adxl345  chip none  signal machine  seed 3  0.1 h  configuration ");
        StringAssert.Contains(output, "windows    1,123 of 143,999 samples in 0.1 h");
        StringAssert.Contains(output, "events found 1 of 1");
        StringAssert.Contains(output, "faults     0 injected, 0 told");
        StringAssert.Contains(output, "restarts   0 of the node (0 starts failed), 0 of the sensor");
        StringAssert.Contains(output, "crashes    0, hangs 0");
        StringAssert.Contains(output, "checkpoint 5 confirmed");
        StringAssert.Contains(output, "bus        18.0 bytes and 2.00 transfers a sample");
        string picture = folder.At("out/simulation.png");
        StringAssert.Contains(output, "picture    " + picture);
        Assert.IsGreaterThan(10_000, new FileInfo(picture).Length);
        Assert.AreEqual(output, Run(folder, "--faults none", Scene).Output, "the same seed gives the same life");
    }

    [TestMethod]
    public void Faults_come_are_told_and_end_well()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = Run(folder, "--faults Unplug,BrownOut,ClockJump --fault-count 4", """{ "eventCount": 0 }""");
        Assert.AreEqual(0, code, output + error);
        StringAssert.Contains(output, "faults     4 injected, 4 told");
        Assert.DoesNotContain("untold", output);
    }

    [TestMethod]
    public void An_event_that_is_too_short_to_be_found_ends_below_what_is_asked()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, _) = Run(folder, "--faults none", """{ "eventCount": 2, "eventSeconds": 0.001 }""");
        Assert.AreEqual(1, code, output);
        StringAssert.Contains(output, "events found 0 of 2");
    }

    [TestMethod]
    public void A_fault_that_nobody_told_of_is_listed_with_its_time()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, _) = Run(folder, "--faults Noise --fault-count 1", """{ "eventCount": 0, "noiseSigma": 0.000001 }""", Node.Replace("\"warmUpCount\"", "\"falseAlarmRate\": 0.000001, \"warmUpCount\"", StringComparison.Ordinal));
        Assert.AreEqual(1, code, output);
        StringAssert.Contains(output, "faults     1 injected, 0 told");
        StringAssert.Matches(output, new System.Text.RegularExpressions.Regex("  untold +Noise at [0-9]+ s for [0-9]+ s"));
    }

    [TestMethod]
    public void A_run_too_short_to_learn_says_so_and_leaves_no_picture_of_an_earlier_one()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("out"));
        File.WriteAllText(folder.At("out/simulation.png"), "old");
        (_, string output, _) = Run(folder, "--hours 0.02 --faults none", """{ "eventCount": 0 }""");
        StringAssert.Contains(output, "alarms     0, events found 0 of 0");
        if (output.Contains("picture    none", StringComparison.Ordinal))
        {
            Assert.IsFalse(File.Exists(folder.At("out/simulation.png")));
        }
    }

    [TestMethod]
    [DataRow("simulate {0}/none.json", "none.json' does not exist")]
    [DataRow("simulate {0}/node.json --hours 0", "the time is 0 hours; it must be 0.02 to 8784: give --hours or --days")]
    [DataRow("simulate {0}/node.json --days NaN", "the time is NaN hours")]
    [DataRow("simulate {0}/node.json --faults Fire", "--faults names 'Fire'; this node can meet Unplug")]
    [DataRow("simulate {0}/node.json --faults ChipUnplug", "--faults names 'ChipUnplug'; this node can meet Unplug")]
    [DataRow("simulate {0}/node.json --fault-count -1", "--fault-count is -1; it must be a whole number from 0 to 100000")]
    [DataRow("simulate {0}/node.json --seed one", "--seed is one")]
    [DataRow("simulate {0}/node.json --out {0}/node.json", "name another with --out")]
    [DataRow("simulate {0}/key.json", "key 'jop' is unknown; known there are name, chip")]
    [DataRow("simulate {0}/limit.json", "window.hop is 300; it must be a whole number from 1 to 256")]
    [DataRow("simulate {0}/broken.json", "does not read as JSON")]
    [DataRow("simulate {0}/sea.json", "signal of the scene is 'sea'; it must be machine, bearings or watch: correct it")]
    [DataRow("simulate {0}/torn.json", "torn.scene.json does not read")]
    [DataRow("simulate {0}/odd.json", "odd.scene.json does not read")]
    public void What_makes_no_sense_is_one_line(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "node", "sea", "torn", "odd" })
        {
            File.WriteAllText(folder.At(name + ".json"), Node);
        }

        File.WriteAllText(folder.At("key.json"), Node.Replace("\"led\"", "\"jop\": 1, \"led\"", StringComparison.Ordinal));
        File.WriteAllText(folder.At("limit.json"), Node.Replace("128 }, \"enc", "300 }, \"enc", StringComparison.Ordinal));
        File.WriteAllText(folder.At("broken.json"), Node[..^2]);
        File.WriteAllText(folder.At("sea.scene.json"), """{ "signal": "sea" }""");
        File.WriteAllText(folder.At("torn.scene.json"), """{ "signal": """);
        File.WriteAllText(folder.At("odd.scene.json"), """{ "colour": "red" }""");
        string whole = line.Replace("{0}", folder.At("").TrimEnd('/'), StringComparison.Ordinal);
        CommandLine.Refused(whole.Contains("--out", StringComparison.Ordinal) ? whole : whole + " --out " + folder.At("out"), 2, expected);
    }

    [TestMethod]
    public void The_live_view_shows_time_state_decision_score_and_light()
    {
        using var folder = new TemporaryFolder();
        FirmwareOptions options = FirmwareOptions.Parse(Node, folder.At("node.json"));
        using HostArithmetic host = HostArithmetic.Best(1);
        var events = new[] { new WorldEvent(100_000_000, 20_000_000) };
        using var world = new SimulatedWorld(options, new SwitchedSignal(new MachineSignal(6, isDamaged: false, 1), new MachineSignal(6, isDamaged: true, 1), events), () => ChipCatalog.Open("digital", host), 1);
        using var simulation = new NodeSimulation(options, world, new SimulationPlan { Events = events });
        using var written = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(written) });
        console.Profile.Width = 100;
        var view = new SimulationView(simulation, 27, 200_000_000, console);
        string Shown()
        {
            written.GetStringBuilder().Clear();
            console.Write(view.Panel());
            return written.ToString();
        }

        StringAssert.Contains(Shown(), "no power");
        StringAssert.Contains(Shown(), "none yet");
        simulation.RunUntil(30_000_000);
        StringAssert.Contains(Shown(), "0.00:00:30  15 %");
        StringAssert.Contains(Shown(), "learning");
        simulation.RunUntil(99_000_000);
        StringAssert.Contains(Shown(), "normal");
        StringAssert.Contains(Shown(), "well");
        StringAssert.Contains(Shown(), "○");
        simulation.RunUntil(119_000_000);
        StringAssert.Contains(Shown(), "ALARM");
        StringAssert.Contains(Shown(), "●");
        StringAssert.Contains(Shown(), "█");
        bool hasRun = false;
        view.Run(show => hasRun = show());
        Assert.IsTrue(hasRun);
    }

    private static (int Code, string Output, string Error) Run(TemporaryFolder folder, string options, string scene, string node = Node)
    {
        File.WriteAllText(folder.At("node.json"), node);
        File.WriteAllText(folder.At("node.scene.json"), scene);
        string hours = options.Contains("--hours", StringComparison.Ordinal) ? "" : "--hours 0.1 ";
        return CommandLine.Run($"simulate {folder.At("node.json")} {hours}{options} --seed 3 --no-view --out {folder.At("out")}");
    }
}
