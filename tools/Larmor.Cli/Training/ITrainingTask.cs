using Larmor.Cli.Results;
using Larmor.Hal;

namespace Larmor.Cli.Training;

/// <summary>One run of one seed, cut into steps that the loop can stop between.</summary>
public interface ITrainingTask : IStateful, IDisposable
{
    /// <summary>Epochs of the whole run.</summary>
    int EpochCount { get; }

    /// <summary>What the run is placed on.</summary>
    Placement Placement { get; }

    /// <summary>Steps of an epoch.</summary>
    int StepCount(int epoch);

    /// <summary>Samples of an epoch.</summary>
    int SampleCount(int epoch);

    /// <summary>Prepares an epoch: order, rates, homeostasis.</summary>
    void BeginEpoch(int epoch);

    /// <summary>Prepares to go on inside an epoch whose beginning was before a checkpoint.</summary>
    void ResumeEpoch(int epoch);

    /// <summary>Does one step; answers how many samples it took.</summary>
    int Step(int epoch, int step);

    /// <summary>A label-free figure of how learning goes, for people.</summary>
    string Health();

    /// <summary>Measures accuracy.</summary>
    /// <param name="figures">Receives percentages by name.</param>
    /// <param name="final">True for everything, false for a quick look.</param>
    /// <param name="prefix">Before each name: "untrained_" or nothing.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the figures are incomplete, what was learned is as before.</exception>
    void Evaluate(FigureSet figures, bool final, string prefix, CancellationToken cancellation);
}
