using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Firmware;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>Spiking equilibrium propagation on one chip, from one seed.</summary>
public sealed class EqSpikeTask : ITrainingTask
{
    private const ulong OrderStream = 1000;
    private const long EarlyLook = 20_000;

    private readonly Experiment _experiment;
    private readonly TrainingData _data;
    private readonly IChip _chip;
    private readonly HostArithmetic _host;
    private readonly int _givenSeed;
    private readonly Schedule _schedule;
    private readonly ulong _seed;
    private readonly int[] _order;
    private readonly int[] _labels;
    private readonly float[] _inputs;
    private double _earlyAccuracy;

    /// <summary>Opens the chip, places the network, initialises the weights.</summary>
    public EqSpikeTask(Experiment experiment, TrainingData data, int seed, HostArithmetic host)
    {
        _experiment = experiment;
        _data = data;
        _seed = (ulong)seed;
        _givenSeed = seed;
        _host = host;
        _chip = ChipCatalog.Open(experiment.Chip, host);
        Placement = Placement.Create(
            _chip, NetworkSpec.Dense([data.Train.InputCount, .. experiment.Layers]), EqSpike.Needs, host,
            new PlacementOptions { BatchCapacity = experiment.Batch });
        Learner = new EqSpike(Placement, SeededOptions.With(experiment.EqSpike!, _seed));
        _schedule = experiment.Schedule.Build();
        _order = new int[data.Train.Count];
        _labels = new int[experiment.Batch];
        _inputs = new float[experiment.Batch * data.Train.InputCount];
    }

    /// <summary>The learner.</summary>
    public EqSpike Learner { get; }

    /// <inheritdoc/>
    public Placement Placement { get; }

    /// <inheritdoc/>
    public int EpochCount => _experiment.Epochs;

    /// <inheritdoc/>
    public int StepCount(int epoch) => (_data.Train.Count + _experiment.Batch - 1) / _experiment.Batch;

    /// <inheritdoc/>
    public int SampleCount(int epoch) => _data.Train.Count;

    /// <inheritdoc/>
    public void BeginEpoch(int epoch)
    {
        ResumeEpoch(epoch);
        Learner.Events.Clear();
    }

    /// <inheritdoc/>
    public void ResumeEpoch(int epoch)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new Pcg32(_seed, OrderStream + (ulong)epoch).Shuffle(_order, _order.Length);
        Learner.RateFactor = _schedule.At(epoch);
    }

    /// <inheritdoc/>
    public int Step(int epoch, int step)
    {
        int first = step * _experiment.Batch;
        int count = Math.Min(_experiment.Batch, _order.Length - first);
        Span<float> inputs = _inputs.AsSpan(0, count * _data.Train.InputCount);
        _data.Train.Read(_order.AsSpan(first, count), inputs);
        for (int k = 0; k < count; k++)
        {
            _labels[k] = _data.Train.Labels[_order[first + k]];
        }

        Learner.Observe(inputs, _labels, count);
        long before = ((long)epoch * _order.Length) + first;
        if (before < EarlyLook && before + count >= EarlyLook)
        {
            _earlyAccuracy = Accuracy(CancellationToken.None);
        }

        return count;
    }

    /// <inheritdoc/>
    public string Health()
    {
        SpikeEvents events = Learner.Events;
        double samples = Math.Max(1.0, (double)events.NeuronStepCount / SampleNeuronSteps);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"spikes a sample: hidden {events.HiddenSpikeCount / samples:#,0}, output {events.OutputSpikeCount / samples:0}");
    }

    /// <inheritdoc/>
    public void Evaluate(FigureSet figures, bool final, string prefix, CancellationToken cancellation)
    {
        figures[prefix + "accuracy"] = Accuracy(cancellation);
        if (final && prefix.Length == 0 && _earlyAccuracy > 0)
        {
            figures["accuracy_20k"] = _earlyAccuracy;
        }

        if (final && prefix.Length == 0 && _experiment.FloatTwin.Length > 0)
        {
            using var twin = new EqSpikeTask(ExperimentCatalog.Open(_experiment.FloatTwin), _data, _givenSeed, _host);
            figures["float_accuracy"] = ComparedRun.Accuracy(twin, cancellation);
            figures["loss_vs_float"] = figures["float_accuracy"] - figures["accuracy"];
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(BitConverter.DoubleToInt64Bits(_earlyAccuracy));
        Learner.Save(sink);
        _chip.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _earlyAccuracy = BitConverter.Int64BitsToDouble(source.ReadLong());
        Learner.Load(source);
        _chip.Load(source);
    }

    /// <inheritdoc/>
    public void Dispose() => _chip.Dispose();

    private long SampleNeuronSteps
    {
        get
        {
            EqSpikeOptions options = _experiment.EqSpike!;
            long steps = options.FreeStepCount + ((options.BothSigns ? 2L : 1L) * options.NudgedStepCount);
            return steps * (Learner.Hidden.Count + Learner.Output.Count);
        }
    }

    private double Accuracy(CancellationToken cancellation) =>
        Evaluation.Accuracy(Features.Of(Learner, _data.Test, _experiment.Batch, cancellation));
}
