using System.Diagnostics;
using Larmor.Cli.Checkpoints;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Hal;

namespace Larmor.Cli.Training;

/// <summary>Runs all seeds of an experiment, with checkpoints, and makes its result.</summary>
public sealed class ExperimentRunner
{
    private readonly Experiment _experiment;
    private readonly TrainingData _data;
    private readonly HostArithmetic _host;
    private readonly IRunView _view;
    private readonly CheckpointFile _checkpoint;
    private readonly double _checkpointSeconds;
    private readonly string _hash;
    private RunProgress _progress;

    /// <summary>A run in a folder of its own.</summary>
    /// <param name="experiment">What to run.</param>
    /// <param name="data">Its data.</param>
    /// <param name="host">What the host computes with.</param>
    /// <param name="view">Who shows it.</param>
    /// <param name="folder">Where checkpoints go.</param>
    /// <param name="checkpointSeconds">Seconds between checkpoints; 0 for none.</param>
    public ExperimentRunner(
        Experiment experiment, TrainingData data, HostArithmetic host, IRunView view, string folder, double checkpointSeconds)
    {
        _experiment = experiment;
        _data = data;
        _host = host;
        _view = view;
        _checkpoint = new CheckpointFile(folder);
        _checkpointSeconds = checkpointSeconds;
        _hash = ExperimentCatalog.Hash(experiment);
        _progress = new RunProgress { Experiment = experiment.Name, ConfigurationHash = _hash, Seed = experiment.Seeds[0] };
    }

    /// <summary>The last seed's learner and figures: what pictures are drawn from. Disposed by the caller.</summary>
    public ITrainingTask? LastTask { get; private set; }

    /// <summary>Curve of the last seed.</summary>
    public IReadOnlyList<CurvePoint> Curve => _progress.Curve;

    /// <summary>Runs to the end, or until cancelled; then a checkpoint is left and null returned.</summary>
    public ResultFile? Run(bool resume, string command, CancellationToken cancellation)
    {
        bool resuming = resume && _checkpoint.Exists;
        if (resuming)
        {
            _progress = _checkpoint.ReadProgress(_experiment.Name, _hash);
        }

        foreach (int seed in _experiment.Seeds.Skip(_progress.Finished.Count))
        {
            bool here = resuming && seed == _progress.Seed;
            ITrainingTask task = TrainingTasks.Create(_experiment, _data, seed, _host);
            LastTask?.Dispose();
            LastTask = task;
            if (here)
            {
                _checkpoint.LoadState(task);
                _view.Say($"resumed at epoch {_progress.Epoch + 1}, step {_progress.Step}");
            }
            else
            {
                _progress.Seed = seed;
                _progress.Epoch = 0;
                _progress.Step = 0;
                _progress.Curve = [];
                var untrained = new FigureSet();
                task.Evaluate(untrained, true, "untrained_");
                _progress.Untrained = untrained.Names.ToDictionary(name => name, name => untrained[name]);
                _view.Measured(0, untrained);
            }

            if (!Train(task, here, cancellation))
            {
                return null;
            }

            resuming = false;
        }

        return Summary(command);
    }

    private bool Train(ITrainingTask task, bool inside, CancellationToken cancellation)
    {
        long perEpoch = _data.Train.Count;
        long done = ((long)_progress.Epoch * perEpoch) + ((long)_progress.Step * _experiment.Batch);
        _view.Begin(_experiment, _progress.Seed, task.EpochCount * perEpoch, done);
        long mark = Stopwatch.GetTimestamp();
        double sinceCheckpoint = 0;
        for (; _progress.Epoch < task.EpochCount; _progress.Epoch++, _progress.Step = 0)
        {
            if (inside && _progress.Step > 0)
            {
                task.ResumeEpoch(_progress.Epoch);
            }
            else
            {
                task.BeginEpoch(_progress.Epoch);
            }

            inside = false;
            int steps = task.StepCount(_progress.Epoch);
            while (_progress.Step < steps)
            {
                done += task.Step(_progress.Epoch, _progress.Step++);
                if ((_progress.Step & 63) == 0)
                {
                    double passed = Stopwatch.GetElapsedTime(mark).TotalSeconds;
                    mark = Stopwatch.GetTimestamp();
                    _progress.Seconds += passed;
                    sinceCheckpoint += passed;
                    _view.Advance(done, _progress.Epoch, task);
                    if (cancellation.IsCancellationRequested)
                    {
                        _checkpoint.Write(_progress, task);
                        return false;
                    }

                    if (_checkpointSeconds > 0 && sinceCheckpoint > _checkpointSeconds)
                    {
                        _checkpoint.Write(_progress, task);
                        sinceCheckpoint = 0;
                    }
                }
            }

            if (cancellation.IsCancellationRequested)
            {
                _checkpoint.Write(_progress, task);
                return false;
            }

            int epochs = _progress.Epoch + 1;
            if (epochs < task.EpochCount && _experiment.EvaluateEvery > 0 && epochs % _experiment.EvaluateEvery == 0)
            {
                Measure(task, epochs, final: false);
            }
        }

        _progress.Seconds += Stopwatch.GetElapsedTime(mark).TotalSeconds;
        FigureSet figures = Measure(task, task.EpochCount, final: true);
        foreach ((string name, double value) in _progress.Untrained)
        {
            figures[name] = value;
        }

        _progress.Finished.Add(figures.Names.ToDictionary(name => name, name => figures[name]));
        if (_checkpointSeconds > 0 && _progress.Finished.Count < _experiment.Seeds.Length)
        {
            // Between seeds: the next one starts anew on resuming.
            _progress.Seed = _experiment.Seeds[_progress.Finished.Count];
            _progress.Epoch = 0;
            _progress.Step = 0;
            _checkpoint.Write(_progress with { Curve = [] }, EmptyState.Instance);
        }

        return true;
    }

    private FigureSet Measure(ITrainingTask task, int epochs, bool final)
    {
        var figures = new FigureSet();
        task.Evaluate(figures, final, "");
        foreach (string name in figures.Names)
        {
            _progress.Curve.Add(new CurvePoint(epochs, name, Math.Round(figures[name], 3)));
        }

        _view.Measured(epochs, figures);
        return figures;
    }

    private ResultFile Summary(string command)
    {
        var figures = new Dictionary<string, Figure>();
        foreach (string name in _progress.Finished[0].Keys)
        {
            figures[name] = Figure.Of([.. _progress.Finished.Select(run => run[name])], name switch { "minutes" => "min", "stopped_epoch" => "epochs", _ => "%" });
        }

        return new ResultFile
        {
            Name = _experiment.Name,
            Figures = figures,
            Command = command,
            ConfigHash = _hash,
            Commit = Provenance.Commit(),
            Seeds = _experiment.Seeds,
            Machine = Provenance.Machine(),
            VectorBits = _host.Kernels.VectorBits,
            Threads = _host.Team.Size,
            Seconds = Math.Round(_progress.Seconds, 1),
            Date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Notes = (_data.IsValidation ? "measured on a part of the training set held out; " : "")
                + "standard deviations divide by n; seconds are those of learning, evaluation apart",
            Curve = [.. _progress.Curve],
        };
    }
}
