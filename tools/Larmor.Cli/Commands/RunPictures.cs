using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Cli.Training;
using Larmor.Models;
using Larmor.Pictures;

namespace Larmor.Cli.Commands;

/// <summary>The sheet a run ends with: what the neurons look for, how it got there, and where it errs.</summary>
internal static class RunPictures
{
    internal static void Write(
        Experiment experiment, TrainingData data, ExperimentRunner runner, string folder, ResultFile result, CancellationToken cancellation)
    {
        if (experiment.Chips is not null)
        {
            PictureFile.Write(ChipsPicture.Sheet(experiment, result), Path.Combine(folder, experiment.Name + ".png"));
        }
        else if (runner.LastTask is SelfDefinedTargetTask task)
        {
            PictureFile.Write(Sheet(experiment, data, task, result, cancellation), Path.Combine(folder, experiment.Name + ".png"));
        }
    }

    internal static PictureSheet Sheet(
        Experiment experiment, TrainingData data, SelfDefinedTargetTask task, ResultFile result, CancellationToken cancellation)
    {
        int classes = data.Train.ClassCount;
        Features train = Features.Of(task.Learner, data.Train, experiment.Batch, cancellation);
        Features test = Features.Of(task.Learner, data.Test, experiment.Batch, cancellation);
        DirectAssociation named = Evaluation.Associate(train, [.. task.OnePercent], classes);
        var confusion = new int[classes, classes];
        Evaluation.Direct(named, test, confusion);
        float[] weights = FirstLayer(task);
        float[] wins = [.. task.Learner.Wins.Select(w => (float)w)];
        var shape = new TileShape(data.Train.Width, data.Train.Height, data.Train.Channels);
        bool oneLayer = experiment.Layers.Length == 1;
        var fields = new ReceptiveFieldSheet(
            weights, shape, oneLayer ? named.Labels : [.. Enumerable.Repeat(-1, experiment.Layers[0])],
            oneLayer ? wins : new float[experiment.Layers[0]])
        {
            MaximumPerClass = oneLayer ? 40 : 200,
        };
        CurveSeries[] curves =
        [
            .. result.Curve!.GroupBy(p => p.Figure)
                .Where(g => g.Key is "direct_all" or "direct_1pct")
                .Select(g => new CurveSeries(
                    g.Key == "direct_all" ? "all labels" : "1 % of labels", [.. g.Select(p => p.Epoch)], [.. g.Select(p => p.Percent)])),
        ];
        var curve = new LearningCurve(curves)
        {
            References = [new("untrained", result.Figures["untrained_direct_1pct"].Mean)],
        };
        var sheet = new PictureSheet(
            experiment.Title.Length == 0 ? experiment.Name : experiment.Title,
            new SheetColumn(1.3f, (fields, 2.4f), (new WinnerHistogram(task.Learner.Wins, data.Train.Count), 1)),
            new SheetColumn(1, (curve, 1), (new ConfusionMatrix(confusion), 1.35f)))
        {
            Subtitle = string.Create(
                CultureInfo.InvariantCulture,
                $"{task.Learner.OutputCount} neurons watched {data.Train.Count:#,0} samples and were told nothing. {task.OnePercent.Count} labels (1 %) named them afterwards."),
            Headline = new Headline(
                Percent(result.Figures["direct_1pct"].Mean), string.Create(CultureInfo.InvariantCulture, $"of {data.Test.Count:#,0} unseen samples right"),
                Percent(result.Figures["untrained_direct_1pct"].Mean), "untrained"),
            Footer = [$"chip {experiment.Chip}", $"seed {experiment.Seeds[^1]}", $"configuration {result.ConfigHash}", $"commit {result.Commit}", result.Date],
        };
        return sheet;
    }

    private static string Percent(double value) => value.ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Weights of the first layer without biases, a row a neuron.</summary>
    internal static float[] FirstLayer(SelfDefinedTargetTask task)
    {
        Hal.ITile tile = task.Placement.Layer(0);
        int inputs = task.Placement.Network.InputCount;
        var row = new float[tile.Forward.InputCount];
        var weights = new float[tile.Forward.OutputCount * inputs];
        for (int i = 0; i < tile.Forward.OutputCount; i++)
        {
            tile.Weights.Read(i, 1, row);
            row.AsSpan(0, inputs).CopyTo(weights.AsSpan(i * inputs));
        }

        return weights;
    }
}
