using Larmor.Models;

namespace Larmor.Cli.Experiments;

/// <summary>The two stages of semi-supervised learning (Liu et al., 2024): labelled only, then unlabelled and labelled in turn.</summary>
public sealed record SemiSupervisedExperiment
{
    /// <summary>Labels, stratified by class.</summary>
    public int Labels { get; init; } = 600;

    /// <summary>Hyper-parameters of the network.</summary>
    public SemiSupervisedTargetOptions Learner { get; init; } = new();

    /// <summary>Epochs of stage 1.</summary>
    public int Stage1Epochs { get; init; } = 200;

    /// <summary>Rates of stage 1, input side first.</summary>
    public float[] Stage1Rates { get; init; } = [1e-3f, 3e-3f];

    /// <summary>Schedule of stage 1.</summary>
    public ScheduleSettings Stage1Schedule { get; init; } = new() { Decay = 0.98f };

    /// <summary>Rates of stage 2, input side first.</summary>
    public float[] Stage2Rates { get; init; } = [1e-4f, 2.5e-3f];

    /// <summary>Factor of the unlabelled pass.</summary>
    public ScheduleSettings UnlabelledSchedule { get; init; } = new() { Start = 0.001f, End = 0.18f, Epochs = 400 };

    /// <summary>Factor of the labelled pass.</summary>
    public ScheduleSettings LabelledSchedule { get; init; } = new() { Start = 0.72f, End = 0.05f, Epochs = 350 };

    /// <summary>Mini-batch of labelled passes; <see cref="Experiment.Batch"/> is the unlabelled one.</summary>
    public int LabelledBatch { get; init; } = 32;
}
