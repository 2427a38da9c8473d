using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Data;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>One learner on several chips side by side, one thread a chip: the same samples in the same order, the same dropout.</summary>
/// <remarks>
/// Figures, by the chip's name: of the self-defined target direct association with the labels of 5,000 training samples, of Self-Contrastive
/// Forward-Forward the accuracy of its linear read-out, untrained too; with <see cref="ChipEntry.Written"/> also <c>name_written</c>, the
/// first chip's weights written to an equal specimen (named or read out anew on that specimen), and <c>gain_name</c>, the difference.
/// </remarks>
public sealed class ChipsTask : ITrainingTask, IBlockWork
{
    private const int SamplesPerStep = 32;
    private const int NamingCount = 5000;

    private readonly ChipEntry[] _entries;
    private readonly TrainingData _data;
    private readonly HostArithmetic _host;
    private readonly HostArithmetic[] _hosts;
    private readonly ITrainingTask[] _tasks;
    private readonly ITrainingTask?[] _specimens;
    private readonly double[] _accuracy;
    private readonly double[] _accuracyWritten;
    private readonly bool _hasReadout;
    private readonly SampleSet _named;
    private int _epoch;
    private int _first;
    private int _count;
    private bool _isMeasuring;

    /// <summary>Opens every chip, places the network on each and initialises it alike.</summary>
    public ChipsTask(Experiment experiment, TrainingData data, int seed, HostArithmetic host)
    {
        _entries = experiment.Chips!;
        _data = data;
        _host = host;
        _hasReadout = experiment.SelfContrastive is not null;
        _named = data.Train.Count > NamingCount ? data.Train.Subset([.. Enumerable.Range(0, NamingCount)]) : data.Train;
        _hosts = new HostArithmetic[_entries.Length];
        _tasks = new ITrainingTask[_entries.Length];
        _specimens = new ITrainingTask?[_entries.Length];
        _accuracy = new double[_entries.Length];
        _accuracyWritten = new double[_entries.Length];
        for (int i = 0; i < _entries.Length; i++)
        {
            ChipEntry entry = _entries[i];
            HostArithmetic alone = HostArithmetic.Best(1);
            Experiment single = experiment with { Batch = 1, Chip = entry.Chip };
            IUpdateRule rule = entry.Mixed is { } mixed ? new MixedPrecision(mixed) : new Sgd();
            ITrainingTask Make(IUpdateRule steps) => _hasReadout
                ? new SelfContrastiveTask(single, data, seed, alone, steps)
                : new SelfDefinedTargetTask(single, data, seed, alone, steps, entry.RateFactor);
            _hosts[i] = alone;
            _tasks[i] = Make(rule);
            _specimens[i] = entry.Written ? Make(new Sgd()) : null;
        }
    }

    /// <inheritdoc/>
    public int EpochCount => _tasks[0].EpochCount;

    /// <inheritdoc/>
    public Placement Placement => _tasks[0].Placement;

    /// <inheritdoc/>
    public int StepCount(int epoch) => (_data.Train.Count + SamplesPerStep - 1) / SamplesPerStep;

    /// <inheritdoc/>
    public int SampleCount(int epoch) => _data.Train.Count;

    /// <inheritdoc/>
    public void BeginEpoch(int epoch)
    {
        foreach (ITrainingTask task in _tasks)
        {
            task.BeginEpoch(epoch);
        }
    }

    /// <inheritdoc/>
    public void ResumeEpoch(int epoch)
    {
        foreach (ITrainingTask task in _tasks)
        {
            task.ResumeEpoch(epoch);
        }
    }

    /// <inheritdoc/>
    public int Step(int epoch, int step)
    {
        _epoch = epoch;
        _first = step * SamplesPerStep;
        _count = Math.Min(SamplesPerStep, _data.Train.Count - _first);
        _isMeasuring = false;
        _host.Team.Run(this, _entries.Length);
        return _count;
    }

    /// <inheritdoc/>
    public string Health() => string.Create(CultureInfo.InvariantCulture, $"{_entries.Length} chips; {_entries[0].Name}: {_tasks[0].Health()}");

    /// <inheritdoc/>
    public void Evaluate(FigureSet figures, bool final, string prefix, CancellationToken cancellation)
    {
        // Before learning the first chip stands for all, but for a read-out: it sees what a chip's levels leave of random weights.
        int count = prefix.Length > 0 && !_hasReadout ? 1 : _entries.Length;
        _isMeasuring = true;
        for (_first = 0; _first < count; _first += _host.Team.Size)
        {
            cancellation.ThrowIfCancellationRequested();
            _host.Team.Run(this, Math.Min(_host.Team.Size, count - _first));
        }

        for (int i = 0; i < count; i++)
        {
            figures[prefix + _entries[i].Name] = _accuracy[i];
            if (_specimens[i] is not null && (prefix.Length == 0 || !_hasReadout))
            {
                figures[prefix + _entries[i].Name + "_written"] = _accuracyWritten[i];
                figures[prefix + "gain_" + _entries[i].Name] = _accuracy[i] - _accuracyWritten[i];
            }
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        for (int i = 0; i < _tasks.Length; i++)
        {
            _tasks[i].Save(sink);
            _specimens[i]?.Save(sink);
        }
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        for (int i = 0; i < _tasks.Length; i++)
        {
            _tasks[i].Load(source);
            _specimens[i]?.Load(source);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int i = 0; i < _tasks.Length; i++)
        {
            _tasks[i].Dispose();
            _specimens[i]?.Dispose();
            _hosts[i].Dispose();
        }
    }

    /// <summary>One chip's share of a step, or its measurement.</summary>
    void IBlockWork.Execute(int blockIndex)
    {
        if (!_isMeasuring)
        {
            for (int sample = _first; sample < _first + _count; sample++)
            {
                _tasks[blockIndex].Step(_epoch, sample);
            }

            return;
        }

        int i = _first + blockIndex;
        _accuracy[i] = Accuracy(_tasks[i]);
        if (_specimens[i] is { } specimen)
        {
            Write(_tasks[0].Placement, specimen.Placement);
            _accuracyWritten[i] = Accuracy(specimen);
        }
    }

    private static void Write(Placement source, Placement destination)
    {
        for (int l = 0; l < source.Network.LayerCount; l++)
        {
            var row = new float[source.Network.Layer(l).TileInputCount];
            for (int output = 0; output < source.Network.Layer(l).OutputCount; output++)
            {
                source.Layer(l).Weights.Read(output, 1, row);
                destination.Layer(l).Weights.Program(output, 1, row);
            }
        }
    }

    private double Accuracy(ITrainingTask task)
    {
        if (task is not SelfDefinedTargetTask direct)
        {
            var figures = new FigureSet();
            task.Evaluate(figures, false, "", CancellationToken.None);
            return figures["accuracy"];
        }

        Features train = Features.Of(direct.Learner, _named, 1);
        DirectAssociation named = Evaluation.Associate(train, [.. Enumerable.Range(0, train.Count)], _data.Train.ClassCount);
        return Evaluation.Direct(named, Features.Of(direct.Learner, _data.Test, 1));
    }
}
