using Larmor.Kernels;

namespace Larmor.Cli.Tests;

/// <summary>The built program under kill -9 and Ctrl-C.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class Killing
{
    [TestMethod]
    [DataRow("digital", 5)]
    [DataRow("sim:crossbar?bits=6&writeNoise=0.005&spread=0.05&seed=3", 3)]
    public void Killed_at_any_moment_it_resumes_and_nothing_confirmed_is_lost(string chip, int kills)
    {
        using var run = new SmallRun(epochs: 5, seeds: "1, 2", chip: chip);
        Assert.AreEqual(0, CommandLine.Run(run.Train(run.At("whole"))).Code);
        var moments = new Pcg32(11, (ulong)kills);
        for (int kill = 0; kill < kills; kill++)
        {
            using var child = new Child(run.Train(run.Out) + " --resume");

            // So many checkpoints are seen to appear, then the kill falls a random moment later: between two, or into one.
            (int, int, int)? seen = run.Confirmed;
            for (int waits = 1 + moments.NextInt(6); waits > 0; waits--)
            {
                (int, int, int)? before = seen;
                child.Until(() => (seen = run.Confirmed) is not null && seen != before, "the next checkpoint");
            }

            Thread.SpinWait(moments.NextInt(400_000));
            child.Signal(Child.Kill);
            Assert.AreEqual(128 + Child.Kill, child.ExitCode(), child.Error);
            (int code, string output, string error) = CommandLine.Run("inspect " + run.Out);
            Assert.AreEqual(0, code, error);
            StringAssert.Contains(output, ": whole");
            Assert.IsGreaterThanOrEqualTo(0, Comparer<(int, int, int)>.Default.Compare(run.Confirmed!.Value, seen!.Value), "lost");
        }

        using var last = new Child(run.Train(run.Out) + " --resume");
        Assert.AreEqual(0, last.ExitCode(), last.Error);
        Assert.AreEqual(SmallRun.Figures(run.At("whole")), SmallRun.Figures(run.Out));
    }

    [TestMethod]
    public void Interrupted_while_learning_and_while_evaluating_it_stops_in_order_and_resumes_bit_for_bit()
    {
        using var run = new SmallRun(epochs: 3, readoutEpochs: 1500);
        Assert.AreEqual(0, CommandLine.Run(run.Train(run.At("whole"))).Code);
        foreach (int epoch in new[] { 1, 3 })
        {
            // Confirmed at epoch 3 of 3: what follows is the long evaluation at the end.
            using var child = new Child(run.Train(run.Out) + " --resume");
            child.Until(() => run.Confirmed is { } confirmed && confirmed.Epoch >= epoch, $"epoch {epoch}");
            child.Signal(Child.Interrupt);
            Assert.AreEqual(130, child.ExitCode(), child.Error);
            StringAssert.Contains(child.Error, $"interrupted; go on with: larmor train {run.Experiment} --resume --out {run.Out}");
            Assert.DoesNotContain("   at ", child.Error + child.Output);
            Assert.AreEqual(0, CommandLine.Run("inspect " + run.Out).Code);
        }

        Assert.AreEqual(0, CommandLine.Run(run.Train(run.Out) + " --resume").Code);
        Assert.AreEqual(SmallRun.Figures(run.At("whole")), SmallRun.Figures(run.Out));
    }

    [TestMethod]
    public void Interrupted_before_it_learned_anything_it_says_so()
    {
        using var run = new SmallRun(readoutEpochs: 10_000_000);
        using var child = new Child(run.Train(run.Out));
        child.Until(() => child.Output.Contains("configuration", StringComparison.Ordinal), "the first line");
        child.Signal(Child.Interrupt);
        Assert.AreEqual(130, child.ExitCode(), child.Error);
        StringAssert.Contains(child.Error, "interrupted; nothing was confirmed yet");
        Assert.DoesNotContain("   at ", child.Error + child.Output);
        Assert.IsNull(run.Confirmed);
    }
}
