using Larmor.Cli.Checkpoints;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Cli.Training;
using Larmor.Data;
using Larmor.Hal;
using Larmor.Models;

namespace Larmor.Cli.Tests;

/// <summary>Runs on the embedded digits: interrupted, resumed, damaged.</summary>
[TestClass]
public sealed class Running
{
    private static Experiment Short => ExperimentCatalog.Open("demo") with { Layers = [40], Epochs = 4, EvaluateEvery = 0 };

    private static Experiment FewLabels
    {
        get
        {
            Experiment published = ExperimentCatalog.Open("ep-semi-600");
            return published with
            {
                Data = "optdigits",
                Layers = [40, 10],
                Epochs = 5,
                Batch = 16,
                EvaluateEvery = 0,
                Seeds = [1],
                EquilibriumPropagation = published.EquilibriumPropagation! with { Labels = 100, Stage1Epochs = 2, Augmentation = new AugmentationSettings { Translation = 1 } },
            };
        }
    }

    private static Experiment Contrast
    {
        get
        {
            Experiment published = ExperimentCatalog.Open("scff-mnist-500");
            return published with
            {
                Data = "optdigits",
                Layers = [40],
                Epochs = 5,
                Batch = 16,
                EvaluateEvery = 0,
                Seeds = [1],
                SelfContrastive = published.SelfContrastive! with { LayerEpochs = [5], ReadoutTranslation = 1, ReadoutRenewal = 2 },
                Readout = new LinearReadoutOptions { EpochCount = 2 },
            };
        }
    }

    [TestMethod]
    [DataRow("digital")]
    [DataRow("sim:crossbar?bits=6&writeNoise=0.005&spread=0.05&seed=3")]
    public void A_run_interrupted_and_resumed_ends_like_an_uninterrupted_one(string chip) => EndsAlike(Short with { Chip = chip });

    [TestMethod]
    public void So_do_runs_on_images_moved_at_random()
    {
        EndsAlike(FewLabels);
        EndsAlike(Contrast);
    }

    [TestMethod]
    public void Moving_images_changes_what_is_learned_and_what_is_read_out()
    {
        Differ(FewLabels, FewLabels with { EquilibriumPropagation = FewLabels.EquilibriumPropagation! with { Augmentation = new AugmentationSettings() } });
        Differ(Contrast, Contrast with { SelfContrastive = Contrast.SelfContrastive! with { ReadoutTranslation = 0 } });
        Differ(Contrast, Contrast with { SelfContrastive = Contrast.SelfContrastive! with { ReadoutRenewal = null } });

        static void Differ(Experiment moved, Experiment still)
        {
            using var folder = new TemporaryFolder();
            Figure first = Run(moved, folder.At("moved"), resume: false, stopAfter: int.MaxValue)!.Figures["accuracy"];
            Figure second = Run(still, folder.At("still"), resume: false, stopAfter: int.MaxValue)!.Figures["accuracy"];
            Assert.AreNotEqual(second.Mean, first.Mean);
        }
    }

    [TestMethod]
    public void A_checkpoint_with_a_flipped_byte_is_refused_with_both_checksums()
    {
        using var folder = new TemporaryFolder();
        Assert.IsNull(Run(Short, folder.At("run"), resume: false, stopAfter: 2));
        var file = new CheckpointFile(folder.At("run"));
        byte[] bytes = File.ReadAllBytes(file.Location);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file.Location, bytes);
        DataException refusal = Assert.ThrowsExactly<DataException>(() => file.ReadProgress());
        StringAssert.Contains(refusal.Message, "is damaged");
        StringAssert.Contains(refusal.Message, "--resume");
    }

    [TestMethod]
    public void A_checkpoint_of_another_network_is_refused_with_both_hashes()
    {
        using var folder = new TemporaryFolder();
        Assert.IsNull(Run(Short, folder.At("run"), resume: false, stopAfter: 2));
        Experiment other = Short with { Layers = [41] };
        DataException refusal = Assert.ThrowsExactly<DataException>(() => Run(other, folder.At("run"), resume: true, stopAfter: 2));
        StringAssert.Contains(refusal.Message, ExperimentCatalog.Hash(other));
        StringAssert.Contains(refusal.Message, ExperimentCatalog.Hash(Short));
    }

    [TestMethod]
    public void A_checkpoint_cut_at_any_byte_falls_back_to_the_one_before()
    {
        using var folder = new TemporaryFolder();
        Assert.IsNull(Run(Short, folder.At("run"), resume: false, stopAfter: 2));
        Assert.IsNull(Run(Short, folder.At("run"), resume: true, stopAfter: 2));
        var file = new CheckpointFile(folder.At("run"));
        byte[] bytes = File.ReadAllBytes(file.Location);
        for (int length = 0; length < bytes.Length; length += Math.Max(1, bytes.Length / 97))
        {
            File.WriteAllBytes(file.Location, bytes[..length]);
            Assert.AreEqual("demo", file.ReadProgress().Experiment);
        }
    }

    [TestMethod]
    public void The_hash_changes_with_what_decides_the_result_and_not_with_the_rest()
    {
        Assert.AreEqual(ExperimentCatalog.Hash(Short), ExperimentCatalog.Hash(Short with { Threads = 2, Title = "x" }));
        Assert.AreNotEqual(ExperimentCatalog.Hash(Short), ExperimentCatalog.Hash(Short with { Batch = 8 }));
    }

    private static void EndsAlike(Experiment experiment)
    {
        using var folder = new TemporaryFolder();
        ResultFile whole = Run(experiment, folder.At("whole"), resume: false, stopAfter: int.MaxValue)!;
        Assert.IsNull(Run(experiment, folder.At("parts"), resume: false, stopAfter: 3));
        Assert.IsNull(Run(experiment, folder.At("parts"), resume: true, stopAfter: 5));
        ResultFile parts = Run(experiment, folder.At("parts"), resume: true, stopAfter: int.MaxValue)!;
        foreach ((string name, Figure figure) in whole.Figures.Where(figure => figure.Key != "minutes"))
        {
            Assert.AreEqual(figure.Mean, parts.Figures[name].Mean, 0.0, name);
        }
    }

    private static ResultFile? Run(Experiment experiment, string folder, bool resume, int stopAfter)
    {
        using HostArithmetic host = HostArithmetic.Best(1);
        using var stop = new CancellationTokenSource();
        var runner = new ExperimentRunner(
            experiment, TrainingData.Open(experiment, null), host, new StoppingView(stop, stopAfter), folder, 1000);
        try
        {
            return runner.Run(resume, "test", stop.Token);
        }
        finally
        {
            runner.LastTask?.Dispose();
        }
    }
}
