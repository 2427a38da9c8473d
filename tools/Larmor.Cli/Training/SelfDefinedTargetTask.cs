using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Firmware;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>Unsupervised learning by the self-defined target on one chip, from one seed.</summary>
public sealed class SelfDefinedTargetTask : ITrainingTask
{
    private const ulong OrderStream = 1000;

    private readonly Experiment _experiment;
    private readonly TrainingData _data;
    private readonly HostArithmetic _host;
    private readonly IChip _chip;
    private readonly Schedule _schedule;
    private readonly ulong _seed;
    private readonly int[] _order;
    private readonly int[] _someLabels;
    private readonly float[] _inputs;
    private readonly float _rateFactor;
    private long _samplesThisEpoch;

    /// <summary>Opens the chip, places the network, initialises the weights.</summary>
    public SelfDefinedTargetTask(Experiment experiment, TrainingData data, int seed, HostArithmetic host)
        : this(experiment, data, seed, host, new Sgd(), 1f)
    {
    }

    /// <summary>The same with another update rule, and a factor on the learning rates.</summary>
    public SelfDefinedTargetTask(Experiment experiment, TrainingData data, int seed, HostArithmetic host, IUpdateRule rule, float rateFactor)
    {
        _rateFactor = rateFactor;
        SelfDefinedTargetOptions options = experiment.SelfDefinedTarget!;
        _experiment = experiment;
        _data = data;
        _host = host;
        _seed = (ulong)seed;
        _chip = ChipCatalog.Open(experiment.Chip, host);
        NetworkSpec network = NetworkSpec.Dense([data.Train.InputCount, .. experiment.Layers]);
        Placement = Placement.Create(
            _chip, network, SelfDefinedTarget.Needs, host, new PlacementOptions { BatchCapacity = experiment.Batch });
        Learner = new SelfDefinedTarget(Placement, SeededOptions.With(options, _seed), rule);
        _schedule = experiment.Schedule.Build();
        _order = new int[data.Train.Count];
        _someLabels = data.Train.StratifiedFraction(0.01, _seed);
        _inputs = new float[experiment.Batch * data.Train.InputCount];
    }

    /// <summary>The learner.</summary>
    public SelfDefinedTarget Learner { get; }

    /// <inheritdoc/>
    public Placement Placement { get; }

    /// <inheritdoc/>
    public int EpochCount => _experiment.Epochs;

    /// <summary>The samples whose labels the 1 % figures use.</summary>
    public IReadOnlyList<int> OnePercent => _someLabels;

    /// <inheritdoc/>
    public int StepCount(int epoch) => (_data.Train.Count + _experiment.Batch - 1) / _experiment.Batch;

    /// <inheritdoc/>
    public int SampleCount(int epoch) => _data.Train.Count;

    /// <inheritdoc/>
    public void BeginEpoch(int epoch)
    {
        ResumeEpoch(epoch);
        _samplesThisEpoch = 0;
        Learner.ClearWins();
        if (_experiment.RestartHomeostasis)
        {
            Learner.RestartHomeostasis();
        }
    }

    /// <inheritdoc/>
    public void ResumeEpoch(int epoch)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new Pcg32(_seed, OrderStream + (ulong)epoch).Shuffle(_order, _order.Length);
        Learner.RateFactor = _rateFactor * _schedule.At(epoch);
    }

    /// <inheritdoc/>
    public int Step(int epoch, int step)
    {
        int first = step * _experiment.Batch;
        int count = Math.Min(_experiment.Batch, _order.Length - first);
        Span<float> inputs = _inputs.AsSpan(0, count * _data.Train.InputCount);
        _data.Train.Read(_order.AsSpan(first, count), inputs);
        if (_experiment.Schedule.Continuous)
        {
            float done = ((epoch * (float)_order.Length) + first) / (EpochCount * (float)_order.Length);
            Learner.RateFactor = _rateFactor * (_experiment.Schedule.Start + ((_experiment.Schedule.End - _experiment.Schedule.Start) * done));
        }

        Learner.Observe(inputs, count);
        _samplesThisEpoch += count;
        return count;
    }

    /// <inheritdoc/>
    public string Health()
    {
        if (_samplesThisEpoch == 0)
        {
            return "";
        }

        int busiest = Learner.Wins.Max();
        int unused = Learner.Wins.Count(wins => wins == 0);
        double fair = _experiment.SelfDefinedTarget!.WinnerCount / (double)Learner.OutputCount;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"busiest neuron {(double)busiest / _samplesThisEpoch / fair:0.0}x its share, unused {100.0 * unused / Learner.OutputCount:0} %");
    }

    /// <inheritdoc/>
    public void Evaluate(FigureSet figures, bool final, string prefix, CancellationToken cancellation)
    {
        Features train = Features.Of(Learner, _data.Train, _experiment.Batch, cancellation);
        Features test = Features.Of(Learner, _data.Test, _experiment.Batch, cancellation);
        Evaluation.Unsupervised(
            figures, prefix, train, test, _data.Train.ClassCount, _someLabels, _host.Kernels, final, final ? _experiment.Readout : null,
            cancellation);
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_samplesThisEpoch);
        Learner.Save(sink);
        _chip.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _samplesThisEpoch = source.ReadLong();
        Learner.Load(source);
        _chip.Load(source);
    }

    /// <inheritdoc/>
    public void Dispose() => _chip.Dispose();
}
