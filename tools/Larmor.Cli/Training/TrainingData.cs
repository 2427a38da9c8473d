using Larmor.Cli.Experiments;
using Larmor.Data;

namespace Larmor.Cli.Training;

/// <summary>The samples an experiment learns from and the ones it reports on: the test set, or a part of the training set held out.</summary>
public sealed class TrainingData
{
    private const ulong SplitSeed = 20_24;

    private TrainingData(SampleSet train, SampleSet test, bool isValidation, string source)
    {
        Train = train;
        Test = test;
        IsValidation = isValidation;
        Source = source;
    }

    /// <summary>To learn from.</summary>
    public SampleSet Train { get; }

    /// <summary>To report on.</summary>
    public SampleSet Test { get; }

    /// <summary>True when <see cref="Test"/> was held out of the training set.</summary>
    public bool IsValidation { get; }

    /// <summary>Where the files are.</summary>
    public string Source { get; }

    /// <summary>Opens the experiment's data.</summary>
    public static TrainingData Open(Experiment experiment, string? directory)
    {
        DataSet set = DataCatalog.Open(experiment.Data, directory);
        if (experiment.ValidationFraction == 0)
        {
            return new TrainingData(Some(set.Train, experiment), set.Test, false, set.Source);
        }

        (int[] train, int[] validation) = set.Train.Split(experiment.ValidationFraction, SplitSeed);
        return new TrainingData(Some(set.Train.Subset(train), experiment), set.Train.Subset(validation), true, set.Source);
    }

    private static SampleSet Some(SampleSet train, Experiment experiment) =>
        experiment.TrainSamples is { } count && count < train.Count ? train.Subset([.. Enumerable.Range(0, count)]) : train;
}
