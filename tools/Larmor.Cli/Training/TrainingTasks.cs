using Larmor.Cli.Experiments;
using Larmor.Hal;

namespace Larmor.Cli.Training;

/// <summary>Makes the task that an experiment describes.</summary>
public static class TrainingTasks
{
    /// <summary>A task of one seed.</summary>
    public static ITrainingTask Create(Experiment experiment, TrainingData data, int seed, HostArithmetic host) =>
        experiment switch
        {
            { Chips: not null } => new ChipsTask(experiment, data, seed, host),
            { SemiSupervised: not null } => new SemiSupervisedTask(experiment, data, seed, host),
            { SelfContrastive: not null } => new SelfContrastiveTask(experiment, data, seed, host),
            { SpokenDigits: not null } => new SpokenDigitsTask(experiment, data, seed, host),
            { EqSpike: not null } => new EqSpikeTask(experiment, data, seed, host),
            { EquilibriumPropagation: not null } => new EquilibriumTask(experiment, data, seed, host),
            _ => new SelfDefinedTargetTask(experiment, data, seed, host),
        };
}
