using Larmor.Cli.Results;

namespace Larmor.Cli.Training;

/// <summary>A run held against another one: to its end in one go, without checkpoints.</summary>
internal static class ComparedRun
{
    /// <summary>Accuracy at the end, percent.</summary>
    internal static double Accuracy(ITrainingTask task, CancellationToken cancellation)
    {
        for (int epoch = 0; epoch < task.EpochCount; epoch++)
        {
            task.BeginEpoch(epoch);
            for (int step = 0; step < task.StepCount(epoch); step++)
            {
                cancellation.ThrowIfCancellationRequested();
                task.Step(epoch, step);
            }
        }

        var figures = new FigureSet();
        task.Evaluate(figures, false, "", cancellation);
        return figures["accuracy"];
    }
}
