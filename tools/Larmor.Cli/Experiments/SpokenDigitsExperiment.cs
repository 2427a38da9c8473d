using Larmor.Models;

namespace Larmor.Cli.Experiments;

/// <summary>An experiment of the recurrent form of Self-Contrastive Forward-Forward on spoken digits (Chen et al., 2025).</summary>
public sealed record SpokenDigitsExperiment
{
    /// <summary>Hyper-parameters; the seed is filled in.</summary>
    public RecurrentContrastOptions Learner { get; init; } = new();

    /// <summary>Factor on the rate after every epoch.</summary>
    public float EpochDecay { get; init; } = 0.7f;

    /// <summary>
    /// The label-free stop: learning ends after the first epoch whose goodness, G+, is so many times the goodness before learning; 0 for never.
    /// </summary>
    public float StopGoodnessRatio { get; init; }

    /// <summary>
    /// True for the published split: four fifths of all recordings at random learn, a tenth is held out, a tenth is the test, drawn anew for each seed.
    /// False for the data set's own: the first takes of each digit and speaker are the test. With the published one the other is reported too.
    /// </summary>
    public bool RandomSplit { get; init; }

    /// <summary>
    /// True to let the read-out see the mean state over time of each direction beside the last one; the published read-out, of the last states alone,
    /// is then reported as accuracy_published_readout. Absent for the published one.
    /// </summary>
    public bool? MeanStates { get; init; }

    /// <summary>True to report leave-one-speaker-out too: one more run for each speaker, ended by the label-free stop.</summary>
    public bool LeaveOneSpeakerOut { get; init; } = true;
}
