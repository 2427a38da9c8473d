using System.Diagnostics;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Cli.Training;
using Larmor.Hal;

Experiment e = ExperimentCatalog.Open(args[0]);
using var host = HostArithmetic.Best(args.Length > 1 ? int.Parse(args[1]) : 0);
var data = TrainingData.Open(e, null);
foreach (int seed in e.Seeds)
{
    using var task = new SelfDefinedTargetTask(e, data, seed, host);
    var watch = Stopwatch.StartNew();
    for (int epoch = 0; epoch < task.EpochCount; epoch++)
    {
        task.BeginEpoch(epoch);
        long t0 = Stopwatch.GetTimestamp();
        for (int s = 0; s < task.StepCount(epoch); s++)
        {
            task.Step(epoch, s);
        }
        double train = Stopwatch.GetElapsedTime(t0).TotalSeconds;
        if (e.EvaluateEvery > 0 && (epoch + 1) % e.EvaluateEvery == 0 || epoch == task.EpochCount - 1)
        {
            var f = new FigureSet();
            t0 = Stopwatch.GetTimestamp();
            task.Evaluate(f, epoch == task.EpochCount - 1, "");
            Console.WriteLine($"epoch {epoch + 1} {train:0.00}s/epoch eval {Stopwatch.GetElapsedTime(t0).TotalSeconds:0.0}s " + string.Join(" ", f.Names.Select(n => $"{n}={f[n]:0.00}")) + " " + task.Health());
        }
    }
}
