using Larmor.Cli.Edge;
using Larmor.Cli.Edge.Runs;
using Larmor.Cli.Edge.Settings;
using Larmor.Data;

namespace Larmor.Cli.Tests;

/// <summary>The experiments of the loop, made small.</summary>
[TestClass]
public sealed class EdgeRuns
{
    [TestMethod]
    public void The_anomaly_benchmark_is_scored_as_published()
    {
        // One window from 100 to 109 in 200 values; nothing within the first 30 counts.
        var stream = new AnomalyStream("g", "n", new DateTime[200], new float[200], [(100, 109)]);
        double Score(params int[] alarms)
        {
            var scoring = new WindowScoring(0.15);
            var scores = new double[200];
            Array.ForEach(alarms, at => scores[at] = 1);
            scoring.Add(stream, scores);
            return scoring.At(1);
        }

        double Sigma(double y) => (2 / (1 + Math.Exp(5 * y))) - 1;
        Assert.AreEqual(0, Score(), 1e-9, "no alarm");
        Assert.AreEqual(100, Score(100), 1e-9, "at the left end");
        Assert.AreEqual(100, Score(100, 105, 109), 1e-9, "the best alarm of a window counts");
        Assert.AreEqual(50 * (1 + (Sigma(-0.1) / Sigma(-1))), Score(109), 1e-9, "at the right end");
        Assert.AreEqual(100 - (50 * 0.11), Score(50, 100), 1e-9, "a false alarm before any window");
        Assert.AreEqual(100 + (50 * 0.11 * Sigma(1.0 / 9)), Score(100, 110), 1e-9, "just past the window");
        Assert.AreEqual(100 - (50 * 0.11), Score(100, 199), 1e-9, "far past it");
        Assert.AreEqual(100, Score(10, 100), 1e-9, "in the probation");
    }

    [TestMethod]
    public void The_area_under_the_curve_counts_pairs()
    {
        Assert.AreEqual(1, Roc.Area([1f, 2f], [3f, 4f]));
        Assert.AreEqual(0.5, Roc.Area([1f, 2f], [1f, 2f]));
        Assert.AreEqual(0.625, Roc.Area([1f, 2f], [1f, 3f]), 1e-9);
    }

    [TestMethod]
    public void Power_cuts_at_every_byte_and_at_random_lose_nothing()
    {
        EdgeOutcome outcome = PowerCutRun.Run(new PowerCutSettings { RandomCutCount = 300 }, Context());
        Assert.AreEqual(0, Value(outcome, "lost"));
        Assert.AreEqual(0, Value(outcome, "not_loadable"));
        Assert.IsGreaterThan(3000, Value(outcome, "cuts"));
    }

    [TestMethod]
    public void Random_faults_are_told_and_neither_stop_nor_poison_the_loop()
    {
        EdgeOutcome outcome = FaultRun.Run(new FaultSettings { RunCount = 60 }, Context());
        Assert.AreEqual(0, Value(outcome, "hangs") + Value(outcome, "crashes") + Value(outcome, "poisoned"));
        Assert.AreEqual(Value(outcome, "faults"), Value(outcome, "faults_told"));
    }

    [TestMethod]
    public void Bad_inputs_are_refused_without_an_exception()
    {
        EdgeOutcome outcome = FuzzRun.Run(new FuzzSettings { InputCount = 50_000, CommandCount = 20_000, ConfigurationCount = 10_000 }, Context());
        Assert.AreEqual(0, Value(outcome, "exceptions") + Value(outcome, "accepted_damaged"));
        Assert.AreEqual((20_000, 10_000), (Value(outcome, "command_inputs"), Value(outcome, "configuration_inputs")));
    }

    [TestMethod]
    public void Every_committed_experiment_reads()
    {
        foreach (string name in EdgeCatalog.Names)
        {
            Assert.AreEqual(name, EdgeCatalog.Open(name).Name);
        }

        Assert.HasCount(10, EdgeCatalog.Names);
    }

    [TestMethod]
    public void An_unknown_experiment_is_refused_with_the_known_ones() =>
        CommandLine.Refused("edge edge-nothing", 2, "experiment 'edge-nothing' is unknown", "edge-cwru");

    private static double Value(EdgeOutcome outcome, string name) => outcome.Figures.First(figure => figure.Name == name).Value;

    private static EdgeContext Context() => new(null, 1, null, new EdgeProgress(TextWriter.Null, live: false), CancellationToken.None);
}
