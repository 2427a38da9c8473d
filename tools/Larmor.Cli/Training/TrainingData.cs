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

    /// <summary>To learn features from without labels; null when that is <see cref="Train"/>.</summary>
    public SampleSet? Unlabelled { get; private init; }

    /// <summary>Recordings, when samples are sounds: <see cref="Train"/> and <see cref="Test"/> then hold numbers of recordings.</summary>
    public SpeechData? Speech { get; private init; }

    /// <summary>Where the files are.</summary>
    public string Source { get; }

    /// <summary>Opens the experiment's data.</summary>
    public static TrainingData Open(Experiment experiment, string? directory)
    {
        if (experiment.SpokenDigits is not null)
        {
            return OpenSpeech(experiment, directory);
        }

        if (experiment.Data == StlReader.Name)
        {
            return OpenStl(experiment, directory);
        }

        DataSet set = DataCatalog.Open(experiment.Data, directory);
        if (experiment.ValidationFraction == 0)
        {
            return new TrainingData(Some(set.Train, experiment), set.Test, false, set.Source);
        }

        (int[] train, int[] validation) = set.Train.Split(experiment.ValidationFraction, SplitSeed);
        return new TrainingData(Some(set.Train.Subset(train), experiment), set.Train.Subset(validation), true, set.Source);
    }

    private static TrainingData OpenStl(Experiment experiment, string? directory)
    {
        string folder = StlReader.Find(directory);
        SampleSet Part(string part, bool labelled) => StlReader.Read(
            StlReader.Name + " " + part, Path.Combine(folder, part + "_X.bin"), labelled ? Path.Combine(folder, part + "_y.bin") : null);
        return new TrainingData(Part("train", true), Part("test", true), false, folder)
        {
            Unlabelled = Some(Part("unlabeled", false), experiment),
        };
    }

    private static TrainingData OpenSpeech(Experiment experiment, string? directory)
    {
        SpeechData speech = SpeechData.Prepare(SpokenDigits.Load(directory));
        SampleSet train = speech.Numbers("fsdd train", recording => !recording.IsTest);
        SampleSet test = speech.Numbers("fsdd test", recording => recording.IsTest);
        bool holdsOut = experiment.ValidationFraction > 0;
        if (holdsOut)
        {
            (int[] learn, int[] validation) = train.Split(experiment.ValidationFraction, SplitSeed);
            (train, test) = (train.Subset(learn), train.Subset(validation));
        }

        return new TrainingData(Some(train, experiment), test, holdsOut, SpokenDigits.Name) { Speech = speech };
    }

    private static SampleSet Some(SampleSet train, Experiment experiment) =>
        experiment.TrainSamples is { } count && count < train.Count ? train.Subset([.. Enumerable.Range(0, count)]) : train;
}
