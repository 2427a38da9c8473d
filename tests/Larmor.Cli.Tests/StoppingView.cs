using Larmor.Cli.Results;
using Larmor.Cli.Training;

namespace Larmor.Cli.Tests;

/// <summary>Asks a run to stop after so many looks.</summary>
internal sealed class StoppingView(CancellationTokenSource stop, int after) : IRunView
{
    private int _looks;

    public void Begin(int seed, int epochCount, long totalSamples, long doneSamples)
    {
    }

    public void Advance(long doneSamples, int epoch, ITrainingTask task)
    {
        if (++_looks >= after)
        {
            stop.Cancel();
        }
    }

    public void Measured(double epoch, FigureSet figures)
    {
    }

    public void Say(string line)
    {
    }
}
