using Larmor.Cli.Results;

namespace Larmor.Cli.Training;

/// <summary>Whoever shows a run while it goes.</summary>
public interface IRunView
{
    /// <summary>A seed begins.</summary>
    void Begin(int seed, int epochCount, long totalSamples, long doneSamples);

    /// <summary>Samples went by.</summary>
    void Advance(long doneSamples, int epoch, ITrainingTask task);

    /// <summary>Accuracy was measured.</summary>
    void Measured(double epoch, FigureSet figures);

    /// <summary>A line for people.</summary>
    void Say(string line);
}
