using Larmor.Runtime;

namespace Larmor.Firmware.Tests;

[TestClass]
[DoNotParallelize]
public sealed class TheNode
{
    private const string Kept = """, "checkpoints": { "folder": "state", "intervalSeconds": 0 }""";
    private const string Model = """, "chip": "digital", "model": { "neuronCount": 12, "winnerCount": 2, "learnCount": 64 }""";

    [TestMethod]
    [DataRow("novelty", "{ \"name\": \"spectrum\", \"bandCount\": 8 }", "")]
    [DataRow("novelty", "{ \"name\": \"statistics\" }", "")]
    [DataRow("novelty", "{ \"name\": \"spikes\", \"levelStep\": 0.3 }", "")]
    [DataRow("novelty", "{ \"name\": \"statistics\" }", Model)]
    [DataRow("predict", "{ \"name\": \"raw\" }", "")]
    [DataRow("classify", "{ \"name\": \"raw\" }", Model)]
    public void A_node_decides_on_a_replay_and_ends_with_it(string job, string encoder, string more)
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder, more, job, 4000, encoder);
        Assert.AreNotEqual(StepResult.Ended, bench.Steps(4000));
        Assert.AreEqual(StepResult.Ended, bench.Steps(1));
        Assert.AreEqual(249, bench.Told(TelemetryKind.Decision));
        Assert.AreEqual(4000L, bench.Node.LastFrame.SampleCount);
        Assert.AreEqual(job != "classify", bench.Node.LastFrame.Flags.HasFlag(TelemetryFlags.Ready));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(Model)]
    public void A_step_allocates_nothing(string more)
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder, more + """, "buttons": [ { "pin": 4, "command": "label 1" } ], "led": { "pin": 5, "shows": "fault" }""");
        bench.Steps(4000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        bench.Steps(10_000);
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(Model)]
    public void A_node_started_again_goes_on_from_its_checkpoint_and_a_reset_forgets_it(string more)
    {
        using var folder = new TemporaryFolder();
        using (var first = new Bench(folder, Kept + more))
        {
            first.Steps(3000);
            Assert.IsTrue(first.Node.TrySave());
        }

        using var second = new Bench(folder, Kept + more);
        Assert.AreEqual(3000L, second.Node.Loop.SampleCount);
        Assert.AreEqual(1L, second.Node.Loop.CheckpointSequence);
        Assert.IsTrue(second.Node.Inbox.TryPost(EdgeCommand.Reset, Decision.NoClass));
        second.Steps(1);
        Assert.AreEqual(1L, second.Node.Loop.SampleCount);
        Assert.AreEqual(1, second.Node.RebuildCount);
        Assert.IsFalse(File.Exists(folder.At("state/bench.0")) || File.Exists(folder.At("state/bench.1")));
    }

    [TestMethod]
    public void A_press_that_stands_asks_once_and_a_bounce_does_not()
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder, """, "buttons": [ { "pin": 4, "command": "freeze" }, { "pin": 6, "command": "thaw" } ]""");
        bench.Steps(100);
        bench.Board.Pins[4] = false;
        bench.Steps(2);
        bench.Board.Pins[4] = true;
        bench.Steps(20);
        Assert.IsFalse(bench.Node.Loop.IsFrozen, "20 ms of a pin are a bounce");
        bench.Board.Pins[4] = false;
        bench.Steps(50);
        Assert.IsTrue(bench.Node.Loop.IsFrozen);
        Assert.AreEqual(1, bench.Told(TelemetryKind.Command));
        bench.Board.Pins[6] = false;
        bench.Steps(50);
        Assert.IsFalse(bench.Node.Loop.IsFrozen);
    }

    [TestMethod]
    public void Pins_that_fail_are_counted_and_stop_nothing()
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder, """, "buttons": [ { "pin": 4, "command": "freeze" } ]""");
        bench.Board.Pins.IsBroken = true;
        bench.Steps(100);
        Assert.AreEqual(100L, bench.Node.Loop.SampleCount);
        Assert.AreEqual(100L, bench.Node.PanelFaultCount);
    }

    [TestMethod]
    public void The_light_shows_each_window()
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder, """, "led": { "pin": 5, "shows": "beat" }""");
        bench.Steps(32);
        Assert.IsTrue(bench.Board.Pins[5]);
        bench.Steps(16);
        Assert.IsFalse(bench.Board.Pins[5]);
    }
}
