using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>The jobs a user picks by name.</summary>
public static class EdgeJobs
{
    /// <summary>Few labels at any time; learns by its own guesses in between.</summary>
    public const string Classify = "classify";

    /// <summary>Learns what is normal without labels, flags the rest.</summary>
    public const string Novelty = "novelty";

    /// <summary>Flags what the samples before did not let expect; takes drives of <see cref="RawEncoder"/> by time.</summary>
    public const string Predict = "predict";

    /// <summary>Makes the learner of a job.</summary>
    /// <param name="job"><see cref="Classify"/>, <see cref="Novelty"/> or <see cref="Predict"/>.</param>
    /// <param name="inputCount">Length of a drive.</param>
    /// <param name="options">What it needs to know.</param>
    /// <exception cref="System.ArgumentException">Unknown job, or an option outside its range.</exception>
    public static IEdgeLearner Create(string job, int inputCount, EdgeJobOptions options)
    {
        if (job == Classify)
        {
            return new GaussianClasses(inputCount, new GaussianClassesOptions { ClassCount = options.ClassCount });
        }

        if (job != Novelty && job != Predict)
        {
            Throw.Argument(nameof(job), "job '" + job + "' is unknown: choose classify, novelty or predict");
        }

        INoveltyModel model = job == Predict
            ? new GaussianNovelty(inputCount, new GaussianNoveltyOptions { TailCount = options.ChannelCount, Shrinkage = 1e-3f })
            : new RobustNovelty(inputCount, new RobustNoveltyOptions { Capacity = options.WarmUpCount, NormalShare = options.NormalShare });
        return new NoveltyLearner(model, new NoveltyLearnerOptions { FalseAlarmRate = options.FalseAlarmRate, WarmUpCount = options.WarmUpCount });
    }
}
