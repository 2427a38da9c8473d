using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Data;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>The self-defined target on several chips side by side, one thread a chip: the same samples in the same order, the same dropout.</summary>
/// <remarks>
/// Figures: direct association with the labels of 5,000 training samples, by the chip's name; with <see cref="ChipEntry.Written"/> also <c>name_written</c>, the
/// first chip's weights written to an equal specimen (its neurons named anew on that specimen), and <c>gain_name</c>, the difference.
/// </remarks>
public sealed class ChipsTask : ITrainingTask, IBlockWork
{
    private const int SamplesPerStep = 32;
    private const int NamingCount = 5000;

    private readonly ChipEntry[] _entries;
    private readonly TrainingData _data;
    private readonly HostArithmetic _host;
    private readonly HostArithmetic[] _hosts;
    private readonly SelfDefinedTargetTask[] _tasks;
    private readonly SelfDefinedTargetTask?[] _specimens;
    private readonly double[] _direct;
    private readonly double[] _directWritten;
    private readonly int _sampleCount;
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
        _sampleCount = data.Train.Count;
        _named = data.Train.Count > NamingCount ? data.Train.Subset([.. Enumerable.Range(0, NamingCount)]) : data.Train;
        _hosts = new HostArithmetic[_entries.Length];
        _tasks = new SelfDefinedTargetTask[_entries.Length];
        _specimens = new SelfDefinedTargetTask?[_entries.Length];
        _direct = new double[_entries.Length];
        _directWritten = new double[_entries.Length];
        Experiment single = experiment with { Batch = 1 };
        for (int i = 0; i < _entries.Length; i++)
        {
            ChipEntry entry = _entries[i];
            _hosts[i] = HostArithmetic.Best(1);
            IUpdateRule rule = entry.Mixed is { } mixed ? new MixedPrecision(mixed) : new Sgd();
            _tasks[i] = new SelfDefinedTargetTask(single with { Chip = entry.Chip }, data, seed, _hosts[i], rule, entry.RateFactor);
            _specimens[i] = entry.Written ? new SelfDefinedTargetTask(single with { Chip = entry.Chip }, data, seed, _hosts[i]) : null;
        }
    }

    /// <inheritdoc/>
    public int EpochCount => _tasks[0].EpochCount;

    /// <inheritdoc/>
    public Placement Placement => _tasks[0].Placement;

    /// <inheritdoc/>
    public int StepCount(int epoch) => (_sampleCount + SamplesPerStep - 1) / SamplesPerStep;

    /// <inheritdoc/>
    public int SampleCount(int epoch) => _sampleCount;

    /// <inheritdoc/>
    public void BeginEpoch(int epoch)
    {
        foreach (SelfDefinedTargetTask task in _tasks)
        {
            task.BeginEpoch(epoch);
        }
    }

    /// <inheritdoc/>
    public void ResumeEpoch(int epoch)
    {
        foreach (SelfDefinedTargetTask task in _tasks)
        {
            task.ResumeEpoch(epoch);
        }
    }

    /// <inheritdoc/>
    public int Step(int epoch, int step)
    {
        _epoch = epoch;
        _first = step * SamplesPerStep;
        _count = Math.Min(SamplesPerStep, _sampleCount - _first);
        _isMeasuring = false;
        _host.Team.Run(this, _entries.Length);
        return _count;
    }

    /// <inheritdoc/>
    public string Health() => string.Create(CultureInfo.InvariantCulture, $"{_entries.Length} chips; {_entries[0].Name}: {_tasks[0].Health()}");

    /// <inheritdoc/>
    public void Evaluate(FigureSet figures, bool final, string prefix, CancellationToken cancellation)
    {
        // Before learning the chips differ by nothing worth the time: the first one stands for all.
        int count = prefix.Length > 0 ? 1 : _entries.Length;
        _isMeasuring = true;
        for (_first = 0; _first < count; _first += _host.Team.Size)
        {
            cancellation.ThrowIfCancellationRequested();
            _host.Team.Run(this, Math.Min(_host.Team.Size, count - _first));
        }

        for (int i = 0; i < count; i++)
        {
            figures[prefix + _entries[i].Name] = _direct[i];
            if (_specimens[i] is not null)
            {
                figures[prefix + _entries[i].Name + "_written"] = _directWritten[i];
                figures[prefix + "gain_" + _entries[i].Name] = _direct[i] - _directWritten[i];
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
        _direct[i] = Direct(_tasks[i]);
        if (_specimens[i] is { } specimen)
        {
            Write(_tasks[0].Placement, specimen.Placement);
            _directWritten[i] = Direct(specimen);
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

    private double Direct(SelfDefinedTargetTask task)
    {
        Features train = Features.Of(task.Learner, _named, 1);
        DirectAssociation named = Evaluation.Associate(train, [.. Enumerable.Range(0, train.Count)], _data.Train.ClassCount);
        return Evaluation.Direct(named, Features.Of(task.Learner, _data.Test, 1));
    }
}
