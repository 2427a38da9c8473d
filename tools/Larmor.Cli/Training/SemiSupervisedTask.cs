using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Firmware;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>Semi-supervised learning on one chip, from one seed: labelled epochs, then unlabelled and labelled passes in turn.</summary>
public sealed class SemiSupervisedTask : ITrainingTask
{
    private const ulong OrderStream = 1000;
    private const ulong LabelledOrderStream = 1_000_000;

    private readonly Experiment _experiment;
    private readonly SemiSupervisedExperiment _settings;
    private readonly TrainingData _data;
    private readonly IChip _chip;
    private readonly SemiSupervisedTarget _learner;
    private readonly ulong _seed;
    private readonly int[] _labelled;
    private readonly int[] _unlabelled;
    private readonly int[] _labelledOrder;
    private readonly int[] _unlabelledOrder;
    private readonly float[] _inputs;
    private readonly int[] _labels;
    private readonly Schedule _stage1;
    private readonly Schedule _unlabelledFactor;
    private readonly Schedule _labelledFactor;
    private double _stage1Accuracy;

    /// <summary>Opens the chip, places the network, draws the labelled samples.</summary>
    public SemiSupervisedTask(Experiment experiment, TrainingData data, int seed, HostArithmetic host)
    {
        _experiment = experiment;
        _settings = experiment.SemiSupervised!;
        _data = data;
        _seed = (ulong)seed;
        _chip = ChipCatalog.Open(experiment.Chip, host);
        int capacity = Math.Max(experiment.Batch, _settings.LabelledBatch);
        Placement = Placement.Create(
            _chip, NetworkSpec.Dense([data.Train.InputCount, .. experiment.Layers]), SemiSupervisedTarget.Needs, host,
            new PlacementOptions { BatchCapacity = capacity });
        _learner = new SemiSupervisedTarget(
            Placement, SeededOptions.With(_settings.Learner, _seed), new Adam(AdamOptions.Default), new Adam(AdamOptions.Default));
        _labelled = data.Train.StratifiedPerClass(_settings.Labels / data.Train.ClassCount, _seed);
        var isLabelled = new HashSet<int>(_labelled);
        _unlabelled = [.. Enumerable.Range(0, data.Train.Count).Where(i => !isLabelled.Contains(i))];
        _labelledOrder = [.. _labelled];
        _unlabelledOrder = [.. _unlabelled];
        _inputs = new float[capacity * data.Train.InputCount];
        _labels = new int[capacity];
        _stage1 = _settings.Stage1Schedule.Build();
        _unlabelledFactor = _settings.UnlabelledSchedule.Build();
        _labelledFactor = _settings.LabelledSchedule.Build();
    }

    /// <inheritdoc/>
    public Placement Placement { get; }

    /// <inheritdoc/>
    public int EpochCount => _settings.Stage1Epochs + _experiment.Epochs;

    /// <inheritdoc/>
    public int StepCount(int epoch) =>
        LabelledSteps + (epoch < _settings.Stage1Epochs ? 0 : Steps(_unlabelled.Length, _experiment.Batch));

    /// <inheritdoc/>
    public int SampleCount(int epoch) => _labelled.Length + (epoch < _settings.Stage1Epochs ? 0 : _unlabelled.Length);

    private int LabelledSteps => Steps(_labelled.Length, _settings.LabelledBatch);

    /// <inheritdoc/>
    public void BeginEpoch(int epoch)
    {
        if (epoch == _settings.Stage1Epochs)
        {
            _stage1Accuracy = Accuracy(CancellationToken.None);
        }

        ResumeEpoch(epoch);
        _learner.ClearWins();
        _learner.Homeostasis.Restart();
    }

    /// <inheritdoc/>
    public void ResumeEpoch(int epoch)
    {
        Order(_labelled, _labelledOrder, LabelledOrderStream + (ulong)epoch);
        Order(_unlabelled, _unlabelledOrder, OrderStream + (ulong)epoch);
        bool first = epoch < _settings.Stage1Epochs;
        float[] rates = first ? _settings.Stage1Rates : _settings.Stage2Rates;
        rates.CopyTo(_learner.LearningRates, 0);
        int later = epoch - _settings.Stage1Epochs;
        _learner.LabelledFactor = first ? _stage1.At(epoch) : _labelledFactor.At(later);
        _learner.UnlabelledFactor = first ? 0f : _unlabelledFactor.At(later);
    }

    /// <inheritdoc/>
    public int Step(int epoch, int step)
    {
        int unlabelledSteps = StepCount(epoch) - LabelledSteps;
        bool labelled = step >= unlabelledSteps;
        int batch = labelled ? _settings.LabelledBatch : _experiment.Batch;
        int[] order = labelled ? _labelledOrder : _unlabelledOrder;
        int first = (labelled ? step - unlabelledSteps : step) * batch;
        int count = Math.Min(batch, order.Length - first);
        Span<float> inputs = _inputs.AsSpan(0, count * _data.Train.InputCount);
        _data.Train.Read(order.AsSpan(first, count), inputs);
        if (!labelled)
        {
            _learner.Observe(inputs, count);
            return count;
        }

        for (int k = 0; k < count; k++)
        {
            _labels[k] = _data.Train.Labels[order[first + k]];
        }

        _learner.Observe(inputs, _labels, count);
        return count;
    }

    /// <inheritdoc/>
    public string Health()
    {
        int total = _learner.Wins.Sum();
        return total == 0
            ? "labelled stage"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"own targets: rarest class {100.0 * _learner.Wins.Min() / total:0.0} %, commonest {100.0 * _learner.Wins.Max() / total:0.0} %");
    }

    /// <inheritdoc/>
    public void Evaluate(FigureSet figures, bool final, string prefix, CancellationToken cancellation)
    {
        figures[prefix + "accuracy"] = Accuracy(cancellation);
        if (final && prefix.Length == 0)
        {
            figures["stage1_accuracy"] = _stage1Accuracy;
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(BitConverter.DoubleToInt64Bits(_stage1Accuracy));
        _learner.Save(sink);
        _chip.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _stage1Accuracy = BitConverter.Int64BitsToDouble(source.ReadLong());
        _learner.Load(source);
        _chip.Load(source);
    }

    /// <inheritdoc/>
    public void Dispose() => _chip.Dispose();

    private static int Steps(int samples, int batch) => (samples + batch - 1) / batch;

    private void Order(int[] source, int[] order, ulong stream)
    {
        source.CopyTo(order, 0);
        new Pcg32(_seed, stream).Shuffle(order, order.Length);
    }

    private double Accuracy(CancellationToken cancellation) =>
        Evaluation.Accuracy(Features.Of(_learner, _data.Test, _experiment.Batch, cancellation));
}
