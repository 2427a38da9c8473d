using Larmor.Data;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>The options of an experiment with a run's seed in place of the file's.</summary>
internal static class SeededOptions
{
    internal static SelfDefinedTargetOptions With(SelfDefinedTargetOptions options, ulong seed) => new()
    {
        WinnerCount = options.WinnerCount,
        HomeostasisRate = options.HomeostasisRate,
        ActivityRate = options.ActivityRate,
        HomeostasisForgetting = options.HomeostasisForgetting,
        HomeostasisBound = options.HomeostasisBound,
        LabelSmoothing = options.LabelSmoothing,
        LearningRates = options.LearningRates,
        InputDropout = options.InputDropout,
        HiddenDropout = options.HiddenDropout,
        OutputDropout = options.OutputDropout,
        InitialGain = options.InitialGain,
        Seed = seed,
    };

    internal static SelfContrastiveOptions With(SelfContrastiveOptions options, SampleShape shape, ulong seed) => new()
    {
        Layers = options.Layers,
        Order = options.Order,
        InputWidth = shape.Width,
        InputHeight = shape.Height,
        InputChannels = shape.Channels,
        GlorotWeights = options.GlorotWeights,
        Seed = seed,
    };

    internal static RecurrentContrastOptions With(RecurrentContrastOptions options, ulong seed) => new()
    {
        UnitCount = options.UnitCount,
        LargestFrameCount = options.LargestFrameCount,
        PositiveThreshold = options.PositiveThreshold,
        NegativeThreshold = options.NegativeThreshold,
        Sparsity = options.Sparsity,
        LearningRate = options.LearningRate,
        Seed = seed,
    };

    internal static EqSpikeOptions With(EqSpikeOptions options, ulong seed) => new()
    {
        RefractoryStepCount = options.RefractoryStepCount,
        MembraneStepCount = options.MembraneStepCount,
        Threshold = options.Threshold,
        Leak = options.Leak,
        SynapticStepCount = options.SynapticStepCount,
        FastStepCount = options.FastStepCount,
        SlowStepCount = options.SlowStepCount,
        FreeStepCount = options.FreeStepCount,
        NudgedStepCount = options.NudgedStepCount,
        Beta = options.Beta,
        RandomSign = options.RandomSign,
        BothSigns = options.BothSigns,
        RandomStart = options.RandomStart,
        Rule = options.Rule,
        LearningRates = options.LearningRates,
        BiasRates = options.BiasRates,
        InitialGain = options.InitialGain,
        Seed = seed,
    };

    internal static EquilibriumPropagationOptions With(EquilibriumPropagationOptions options, ulong seed) => new()
    {
        Relaxation = options.Relaxation,
        Nudging = options.Nudging,
        Beta = options.Beta,
        LearningRates = options.LearningRates,
        LabelSmoothing = options.LabelSmoothing,
        WinnerCount = options.WinnerCount,
        HomeostasisRate = options.HomeostasisRate,
        WholeNetworkTarget = options.WholeNetworkTarget,
        InputDropout = options.InputDropout,
        HiddenDropout = options.HiddenDropout,
        OutputDropout = options.OutputDropout,
        InitialGain = options.InitialGain,
        Seed = seed,
    };

    internal static SemiSupervisedTargetOptions With(SemiSupervisedTargetOptions options, ulong seed) => new()
    {
        OutputActivation = options.OutputActivation,
        HomeostasisRate = options.HomeostasisRate,
        LabelSmoothing = options.LabelSmoothing,
        InputDropout = options.InputDropout,
        HiddenDropout = options.HiddenDropout,
        InitialGain = options.InitialGain,
        Seed = seed,
    };
}
