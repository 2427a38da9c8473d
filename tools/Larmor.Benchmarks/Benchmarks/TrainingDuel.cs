using System.Globalization;
using System.Text.Json.Nodes;

namespace Larmor.Benchmarks;

/// <summary>A learner of ours against the same training step in PyTorch: same digits, same first weights, results compared, then timed.</summary>
internal static class TrainingDuel
{
    private const int CheckSteps = 3;

    /// <summary>Runs it.</summary>
    /// <param name="context">Rivals and data.</param>
    /// <param name="report">Takes the line.</param>
    /// <param name="figure">Figure it counts for; empty for a line that is for the reader only.</param>
    /// <param name="what">What is done.</param>
    /// <param name="request">The script's parameters; files are added here.</param>
    /// <param name="batches">What both learn.</param>
    /// <param name="tolerance">Largest difference of the weights after three steps without dropout, as a share of the largest weight.</param>
    /// <param name="create">Makes our learner, with or without dropout; null when it is not written yet.</param>
    internal static void Run(
        BenchmarkContext context, BenchmarkReport report, string figure, string what, JsonObject request, DigitBatches batches, double tolerance,
        Func<bool, ITrainingStep?> create)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{request["what"]}-{batches.Size}");
        using ITrainingStep? check = create(false);
        int outputs = (int)request["outputs"]!;
        float[] weights = check?.Weights(0) ?? [.. BenchmarkContext.Random(outputs * (batches.InputCount + 1), 4).Select(value => 0.03f * value)];
        request["id"] = id;
        request["inputs"] = batches.InputCount;
        request["batch"] = batches.Size;
        request["batches"] = batches.Count;
        request["data"] = context.Put(id + ".data", batches.Values);
        request["weights"] = context.Put(id + ".weights", weights);
        request["result"] = Path.Combine(context.Folder, id + ".result");
        request["checkSteps"] = CheckSteps;
        request["tolerance"] = tolerance;
        request["probe"] = context.Measure.Rounds;
        string form = context.Torch.Prepare(request);
        IContender rival = context.Torch.Contender(id, "PyTorch, " + form);
        using ITrainingStep? ours = create(true);
        if (check is null || ours is null)
        {
            Timing alone = Duel.Measure([rival], context.Measure)[0];
            report.Skip(figure.Length == 0 ? what : figure, string.Create(
                CultureInfo.InvariantCulture, $"our side is not written yet; {rival.Name} takes {alone.Median * 1e3:0.00} ms"));
        }
        else
        {
            batches.Restart();
            for (int step = 0; step < CheckSteps; step++)
            {
                check.Step();
            }

            Comparison.Require(what, "PyTorch", BenchmarkContext.Take((string)request["result"]!), check.Weights(0), tolerance);
            IReadOnlyList<Timing> timings = Duel.Measure([rival, new CallContender("Larmor", ours.Step)], context.Measure);
            report.Add(BenchmarkRow.Of(figure, what, rival.Name, timings[0], timings[1]));
        }

        context.Torch.Drop(id);
    }
}
