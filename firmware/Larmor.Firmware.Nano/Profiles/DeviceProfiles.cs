using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.Models;
using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>The profiles that <c>larmor plan &lt;board&gt;</c> shows; the firmware runs one of them.</summary>
public static class DeviceProfiles
{
    /// <summary>The firmware's own choice.</summary>
    public const string Default = "self-defined-target";

    private const int WarmUpCount = 64;

    /// <summary>Their names.</summary>
    public static string[] Names => [
        Default, "novelty", "novelty-clusters", "predict", "classify", "self-contrastive", "equilibrium", "eqspike", "golden-learner", "node",
        "self-defined-target-digits", "self-defined-target-mnist",
    ];

    /// <summary>Builds one on a digital chip with the reference kernels.</summary>
    /// <exception cref="System.ArgumentException">Unknown name.</exception>
    public static IDeviceProfile Create(string name)
    {
        switch (name)
        {
            case Default:
                return new ModelProfile(SmallProfile.Create(SmallProfile.Place(Chip(out HostArithmetic host), host)));
            case "novelty":
                return new JobProfile(EdgeJobs.Create(EdgeJobs.Novelty, 16, new EdgeJobOptions { WarmUpCount = WarmUpCount }), 0);
            case "novelty-clusters":
                return new JobProfile(
                    new NoveltyLearner(
                        new ClusterNovelty(16, new ClusterNoveltyOptions()), new NoveltyLearnerOptions { WarmUpCount = WarmUpCount, ScoreCount = WarmUpCount }),
                    0);
            case "predict":
                return new JobProfile(EdgeJobs.Create(EdgeJobs.Predict, 16, new EdgeJobOptions { WarmUpCount = WarmUpCount }), 0);
            case "classify":
                return new JobProfile(EdgeJobs.Create(EdgeJobs.Classify, 16, new EdgeJobOptions { ClassCount = 2 }), 10);
            case "self-contrastive":
                return Contrast();
            case "equilibrium":
                return Equilibrium();
            case "eqspike":
                return Spiking();
            case "golden-learner":
                return new GoldenProfile();
            case "node":
                return new NodeProfile();
            case "self-defined-target-digits":
                return OwnTarget(64, 32);
            case "self-defined-target-mnist":
                return OwnTarget(784, 100);
            default:
                Throw.Argument(nameof(name), "profile '" + name + "' is unknown: see DeviceProfiles.Names");
                return new GoldenProfile();
        }
    }

    private static DigitalChip Chip(out HostArithmetic host)
    {
        host = new HostArithmetic(new ScalarKernels(), new WorkerTeam(1));
        return new DigitalChip(host, new DigitalChipOptions());
    }

    private static Placement Place(NetworkSpec network, Needs needs)
    {
        DigitalChip chip = Chip(out HostArithmetic host);
        return Placement.Create(chip, network, needs, host, new PlacementOptions { BatchCapacity = 1 });
    }

    private static ModelProfile OwnTarget(int inputCount, int outputCount) => new ModelProfile(new SelfDefinedTarget(
        Place(NetworkSpec.Dense(inputCount, outputCount), SelfDefinedTarget.Needs),
        new SelfDefinedTargetOptions
        {
            WinnerCount = 2,
            HomeostasisRate = 0.1f,
            ActivityRate = 0.05f,
            HomeostasisBound = 0.5f,
            LearningRates = [0.05f * outputCount],
            InputDropout = 0f,
            OutputDropout = 0f,
        }));

    private static ModelProfile Contrast()
    {
        SelfContrastiveOptions options = new SelfContrastiveOptions();
        Sgd rule = new Sgd();
        return new ModelProfile(new SelfContrastive(Place(SelfContrastive.Network(16, [16], options), rule.Needs), options, rule));
    }

    private static LabelledProfile Equilibrium()
    {
        Sgd rule = new Sgd();
        return new LabelledProfile(new EquilibriumPropagation(
            Place(NetworkSpec.Dense(16, 16, 4), EquilibriumPropagation.Needs), new EquilibriumPropagationOptions(), rule, rule));
    }

    private static LabelledProfile Spiking() =>
        new LabelledProfile(new EqSpike(Place(NetworkSpec.Dense(16, 16, 4), EqSpike.Needs), EqSpikeOptions.Short));
}
