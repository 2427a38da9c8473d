using Larmor.Cli.Experiments;
using Larmor.Hal;

namespace Larmor.Cli.Training;

/// <summary>Makes the task that an experiment describes.</summary>
public static class TrainingTasks
{
    /// <summary>A task of one seed.</summary>
    public static ITrainingTask Create(Experiment experiment, TrainingData data, int seed, HostArithmetic host) =>
        experiment.SemiSupervised is null
            ? new SelfDefinedTargetTask(experiment, data, seed, host)
            : new SemiSupervisedTask(experiment, data, seed, host);
}
