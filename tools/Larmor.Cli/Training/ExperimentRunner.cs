using System.Diagnostics;
using Larmor.Cli.Checkpoints;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Data;
using Larmor.Hal;

namespace Larmor.Cli.Training;

/// <summary>Runs all seeds of an experiment, with checkpoints, and makes its result.</summary>
public sealed class ExperimentRunner
{
    private const int StepsBetweenLooks = 64;

    private readonly Experiment _experiment;
    private readonly TrainingData _data;
    private readonly HostArithmetic _host;
    private readonly IRunView _view;
    private readonly CheckpointFile _checkpoint;
    private readonly double _checkpointSeconds;
    private readonly string _hash;
    private RunProgress _progress;
    private long _mark;
    private double _sinceCheckpoint;

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
        _progress = new RunProgress { Experiment = experiment.Name, ConfigurationHash = _hash, Seeds = experiment.Seeds, Seed = experiment.Seeds[0] };
    }

    /// <summary>The last seed's learner and figures: what pictures are drawn from. Disposed by the caller.</summary>
    public ITrainingTask? LastTask { get; private set; }

    /// <summary>Curve of the last seed.</summary>
    public IReadOnlyList<CurvePoint> Curve => _progress.Curve;

    /// <summary>True when there is a checkpoint of this run to go on from.</summary>
    public bool CanResume { get; private set; }

    /// <summary>Runs to the end, or until cancelled; then a checkpoint is left and null returned.</summary>
    /// <remarks>
    /// What was learned is confirmed before each evaluation, so that one that is interrupted or killed is made again from the same
    /// state. A run without checkpoints, or one that has learned nothing yet, leaves none when interrupted while it evaluates.
    /// </remarks>
    /// <exception cref="DataException">The checkpoint to resume from is of another experiment, or damaged.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written; the one before it is unchanged.</exception>
    public ResultFile? Run(bool resume, string command, CancellationToken cancellation)
    {
        bool resuming = resume && _checkpoint.Exists;
        if (resuming)
        {
            CheckpointReport report = _checkpoint.Inspect(_experiment.Name, _hash);
            _progress = report.Progress;
            RefuseOtherSeeds();
            _progress = _progress with { Seeds = _experiment.Seeds };
            if (report.Trouble is { } trouble)
            {
                _view.Say(trouble + ": going on from the one before it");
            }

            CanResume = true;
        }

        try
        {
            return RunSeeds(resuming, cancellation) ? Summary(command) : null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool RunSeeds(bool resuming, CancellationToken cancellation)
    {
        foreach (int seed in _experiment.Seeds.Skip(_progress.Finished.Count))
        {
            bool here = resuming && _progress.HasLearned;
            resuming = false;
            ITrainingTask task = TrainingTasks.Create(_experiment, _data, seed, _host);
            LastTask?.Dispose();
            LastTask = task;
            if (here)
            {
                _checkpoint.LoadState(task);
                _view.Say($"resumed after {_progress.Epoch} epochs and {_progress.Step} steps");
            }
            else
            {
                _progress.Seed = seed;
                _progress.Epoch = 0;
                _progress.Step = 0;
                _progress.Curve = [];
                var untrained = new FigureSet();
                task.Evaluate(untrained, true, "untrained_", cancellation);
                _progress.Untrained = untrained.Names.ToDictionary(name => name, name => untrained[name]);
                _view.Measured(0, untrained);
            }

            if (!Train(task, here, cancellation))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The seeds that the checkpoint has come to must be this run's too; more may follow.</summary>
    private void RefuseOtherSeeds()
    {
        int begun = _progress.Finished.Count + 1;
        int[] theirs = _progress.Seeds.Length == 0 ? [_progress.Seed] : _progress.Seeds;
        int[] ours = _progress.Seeds.Length == 0 ? [.. _experiment.Seeds.Skip(begun - 1)] : _experiment.Seeds;
        int compared = Math.Min(begun, theirs.Length);
        if (!ours.Take(compared).SequenceEqual(theirs.Take(compared)))
        {
            throw new DataException(
                $"checkpoint '{_checkpoint.Location}' is of seeds {string.Join(' ', theirs)} and has come to number {begun}; this run has "
                + $"{string.Join(' ', _experiment.Seeds)}: use the same --seed, or another --out folder");
        }
    }

    private bool Train(ITrainingTask task, bool inside, CancellationToken cancellation)
    {
        long Samples(int epochs) => Enumerable.Range(0, epochs).Sum(epoch => (long)task.SampleCount(epoch));
        long done = Samples(_progress.Epoch)
            + ((long)_progress.Step * task.SampleCount(_progress.Epoch) / Math.Max(1, task.StepCount(_progress.Epoch)));
        _view.Begin(_progress.Seed, task.EpochCount, Samples(task.EpochCount), done);
        _mark = Stopwatch.GetTimestamp();
        _sinceCheckpoint = 0;
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
                if (_progress.Step % StepsBetweenLooks == 0 || _progress.Step == steps)
                {
                    _view.Advance(done, _progress.Epoch, task);
                    if (!Look(task, cancellation))
                    {
                        return false;
                    }
                }
            }

            int epochs = _progress.Epoch + 1;
            if (epochs < task.EpochCount && _experiment.EvaluateEvery > 0 && epochs % _experiment.EvaluateEvery == 0)
            {
                Measure(task, epochs, final: false, cancellation);
            }
        }

        FigureSet figures = Measure(task, task.EpochCount, final: true, cancellation);
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
            Confirm(_progress with { Curve = [] }, EmptyState.Instance);
        }

        return true;
    }

    /// <summary>Between steps: keeps the time, confirms what is due, answers whether to go on.</summary>
    private bool Look(ITrainingTask task, CancellationToken cancellation)
    {
        CountTime();
        bool stop = cancellation.IsCancellationRequested;
        if (stop || (_checkpointSeconds > 0 && _sinceCheckpoint > _checkpointSeconds))
        {
            Confirm(_progress, task);
        }

        return !stop;
    }

    private void CountTime()
    {
        double passed = Stopwatch.GetElapsedTime(_mark).TotalSeconds;
        _mark = Stopwatch.GetTimestamp();
        _progress.Seconds += passed;
        _sinceCheckpoint += passed;
    }

    private void Confirm(RunProgress progress, IStateful state)
    {
        _checkpoint.Write(progress, state);
        _sinceCheckpoint = 0;
        CanResume = true;
    }

    private FigureSet Measure(ITrainingTask task, int epochs, bool final, CancellationToken cancellation)
    {
        CountTime();
        if (_checkpointSeconds > 0)
        {
            Confirm(_progress, task);
        }

        var figures = new FigureSet();
        task.Evaluate(figures, final, "", cancellation);
        foreach (string name in figures.Names)
        {
            _progress.Curve.Add(new CurvePoint(epochs, name, Math.Round(figures[name], 3)));
        }

        _view.Measured(epochs, figures);
        _mark = Stopwatch.GetTimestamp();
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
