using Larmor.Cli.Experiments;
using Larmor.Hal;

namespace Larmor.Cli.Training;

/// <summary>Makes the task that an experiment describes.</summary>
public static class TrainingTasks
{
    /// <summary>A task of one seed.</summary>
    public static ITrainingTask Create(Experiment experiment, TrainingData data, int seed, HostArithmetic host) =>
        experiment.SelfContrastive is not null ? new SelfContrastiveTask(experiment, data, seed, host)
        : experiment.SpokenDigits is not null ? new SpokenDigitsTask(experiment, data, seed, host)
        : experiment.SemiSupervised is not null ? new SemiSupervisedTask(experiment, data, seed, host)
        : new SelfDefinedTargetTask(experiment, data, seed, host);
}
