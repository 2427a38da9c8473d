using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Cli.Training;
using Larmor.Data;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Cli.Sweeping;

/// <summary>One small training run for each point of a grid, on all threads; each result is on the disk before the next point begins.</summary>
/// <remarks>
/// <code>
/// points.txt: a line with what was asked, then a line "point accuracy" for each point that is done, in any order
/// </code>
/// </remarks>
internal sealed class RobustnessMap : IBlockWork
{
    private readonly Experiment _experiment;
    private readonly TrainingData _data;
    private readonly SweepGrid _grid;
    private readonly string _path;
    private readonly string _address;
    private readonly Action<int, double> _done;
    private readonly Lock _gate = new();
    private readonly CancellationToken _cancellation;
    private int[] _missing = [];

    internal RobustnessMap(
        Experiment experiment, TrainingData data, SweepGrid grid, string path, bool resume, Action<int, double> done, CancellationToken cancellation)
    {
        _experiment = experiment;
        _data = data;
        _grid = grid;
        _path = path;
        _done = done;
        _cancellation = cancellation;
        _address = experiment.Chip + (experiment.Chip.Contains('?', StringComparison.Ordinal) ? "&" : "?");
        Accuracies = new double[grid.Count];
        Array.Fill(Accuracies, double.NaN);
        string asked = string.Create(
            CultureInfo.InvariantCulture,
            $"{experiment.Name} {ExperimentCatalog.Hash(experiment)} seed {experiment.Seeds[0]} spread {string.Join(' ', grid.Spreads)} stuck {string.Join(' ', grid.Stucks)} write-noise {string.Join(' ', grid.WriteNoises)} bits {string.Join(' ', grid.Bits)}");
        if (resume && File.Exists(path))
        {
            Read(asked);
        }
        else
        {
            WholeFile.WriteText("sweep", path, asked + "\n");
        }
    }

    /// <summary>Accuracy of each point in percent; NaN where it is not done.</summary>
    internal double[] Accuracies { get; }

    /// <summary>Runs what is missing; false when cancelled before the end.</summary>
    internal bool Run(WorkerTeam team)
    {
        _missing = [.. Enumerable.Range(0, Accuracies.Length).Where(point => double.IsNaN(Accuracies[point]))];
        team.Run(this, _missing.Length);
        return !Accuracies.Any(double.IsNaN);
    }

    void IBlockWork.Execute(int blockIndex)
    {
        if (_cancellation.IsCancellationRequested)
        {
            return;
        }

        int point = _missing[blockIndex];
        using HostArithmetic host = HostArithmetic.Best(1);
        using var task = new SelfDefinedTargetTask(_experiment with { Chip = _address + _grid.Keys(point) }, _data, _experiment.Seeds[0], host);
        for (int epoch = 0; epoch < task.EpochCount; epoch++)
        {
            task.BeginEpoch(epoch);
            for (int step = 0; step < task.StepCount(epoch); step++)
            {
                task.Step(epoch, step);
            }
        }

        var figures = new FigureSet();
        task.Evaluate(figures, final: false, "", CancellationToken.None);
        double accuracy = Math.Round(figures["direct_all"], 3);
        lock (_gate)
        {
            File.AppendAllText(_path, string.Create(CultureInfo.InvariantCulture, $"{point} {accuracy}\n"));
            Accuracies[point] = accuracy;
            _done(Accuracies.Count(value => !double.IsNaN(value)), accuracy);
        }
    }

    private void Read(string asked)
    {
        string[] lines = File.ReadAllLines(_path);
        if (lines.Length == 0 || lines[0] != asked)
        {
            throw new DataException($"sweep '{_path}' was of '{lines.FirstOrDefault()}'; this one is of '{asked}': ask the same, or name another --out folder");
        }

        foreach (string line in lines.Skip(1))
        {
            // A line cut short by a kill is a point that is not done.
            string[] words = line.Split(' ');
            if (words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int point)
                && point < Accuracies.Length && double.TryParse(words[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double accuracy))
            {
                Accuracies[point] = accuracy;
            }
        }
    }
}
