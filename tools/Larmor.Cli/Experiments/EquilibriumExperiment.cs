using Larmor.Models;

namespace Larmor.Cli.Experiments;

/// <summary>Equilibrium propagation as an experiment writes it.</summary>
public sealed record EquilibriumExperiment
{
    /// <summary>What it learns from.</summary>
    public EquilibriumForm Form { get; init; } = EquilibriumForm.Supervised;

    /// <summary>Hyper-parameters of the network.</summary>
    public EquilibriumPropagationOptions Learner { get; init; } = new();

    /// <summary>Convolutions with pooling below the dense layers, input side first; none for a dense network.</summary>
    public ConvolutionSettings[] Convolutions { get; init; } = [];

    /// <summary>True for Adam, false for plain gradient steps.</summary>
    public bool Adam { get; init; }

    /// <summary>How images are changed at random while learning.</summary>
    public AugmentationSettings Augmentation { get; init; } = new();

    /// <summary>Labels, stratified by class, when only some have one.</summary>
    public int Labels { get; init; } = 600;

    /// <summary>Epochs of the labelled stage.</summary>
    public int Stage1Epochs { get; init; } = 100;

    /// <summary>Rates of the labelled stage, input side first; later stages take the learner's.</summary>
    public float[] Stage1Rates { get; init; } = [1e-3f, 3.5e-3f];

    /// <summary>Schedule of the labelled stage.</summary>
    public ScheduleSettings Stage1Schedule { get; init; } = new() { Decay = 0.96f };

    /// <summary>Factor of the unlabelled pass.</summary>
    public ScheduleSettings UnlabelledSchedule { get; init; } = new() { Start = 0.001f, End = 0.1f, Epochs = 200 };

    /// <summary>Factor of the labelled pass.</summary>
    public ScheduleSettings LabelledSchedule { get; init; } = new() { Start = 0.2f, End = 0.03f, Epochs = 200 };

    /// <summary>Mini-batch of labelled passes; <see cref="Experiment.Batch"/> is the unlabelled one.</summary>
    public int LabelledBatch { get; init; } = 32;
}
