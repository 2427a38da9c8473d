using Larmor.Models;

namespace Larmor.Cli.Experiments;

/// <summary>One experiment as committed: all that decides its result, and the published figures it is held against.</summary>
public sealed record Experiment
{
    /// <summary>Name; also that of its result file and run folder.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>Data set of the catalog.</summary>
    public string Data { get; init; } = "mnist";

    /// <summary>Chip address.</summary>
    public string Chip { get; init; } = "digital";

    /// <summary>Several chips to compare, in place of <see cref="Chip"/>, one sample at a time; absent for one chip.</summary>
    public ChipEntry[]? Chips { get; init; }

    /// <summary>Neurons of each stage after the input.</summary>
    public required int[] Layers { get; init; }

    /// <summary>Passes over the training set (of stage 2 when there is a stage 1).</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Mini-batch; 1 is the stream.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Seeds; one run each.</summary>
    public int[] Seeds { get; init; } = [1];

    /// <summary>Threads; 0 takes all cores. Does not change results.</summary>
    public int Threads { get; init; }

    /// <summary>Evaluate after every so many epochs, besides the end; 0 for the end only.</summary>
    public int EvaluateEvery { get; init; }

    /// <summary>Share of the training set held out and reported on instead of the test set: what tuning looks at. 0 uses the test set.</summary>
    public double ValidationFraction { get; init; }

    /// <summary>Training samples to use, the first ones; absent for all.</summary>
    public int? TrainSamples { get; init; }

    /// <summary>The learner's hyper-parameters, when it is the self-defined target.</summary>
    public SelfDefinedTargetOptions? SelfDefinedTarget { get; init; }

    /// <summary>The learner's hyper-parameters, when it is the semi-supervised self-defined target.</summary>
    public SemiSupervisedExperiment? SemiSupervised { get; init; }

    /// <summary>The settings, when the learner is Self-Contrastive Forward-Forward.</summary>
    public SelfContrastiveExperiment? SelfContrastive { get; init; }

    /// <summary>The settings, when the learner is the recurrent form on spoken digits.</summary>
    public SpokenDigitsExperiment? SpokenDigits { get; init; }

    /// <summary>The learner's hyper-parameters, when it is EqSpike.</summary>
    public EqSpikeOptions? EqSpike { get; init; }

    /// <summary>The learner's hyper-parameters, when it is equilibrium propagation.</summary>
    public EquilibriumExperiment? EquilibriumPropagation { get; init; }

    /// <summary>An EqSpike experiment run beside this one on the same data from the same seeds, to state what is lost against it; empty for none.</summary>
    public string FloatTwin { get; init; } = "";

    /// <summary>Learning-rate schedule.</summary>
    public ScheduleSettings Schedule { get; init; } = new();

    /// <summary>True as published: homeostasis starts from 0 at every epoch.</summary>
    public bool RestartHomeostasis { get; init; } = true;

    /// <summary>The linear read-out; absent when the experiment does not report one.</summary>
    public LinearReadoutOptions? Readout { get; init; }

    /// <summary>Published figures, percent, by the name of ours.</summary>
    public Dictionary<string, double> Published { get; init; } = [];

    /// <summary>What the issue asks for, percent, by the name of ours.</summary>
    public Dictionary<string, double> Asked { get; init; } = [];

    /// <summary>Where the settings come from.</summary>
    public string Source { get; init; } = "";
}
