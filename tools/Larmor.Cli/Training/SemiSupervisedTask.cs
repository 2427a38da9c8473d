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
    private readonly Experiment _experiment;
    private readonly SemiSupervisedExperiment _settings;
    private readonly TrainingData _data;
    private readonly IChip _chip;
    private readonly SemiSupervisedTarget _learner;
    private readonly LabelledAndUnlabelled _samples;
    private readonly float[] _inputs;
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
        _chip = ChipCatalog.Open(experiment.Chip, host);
        int capacity = Math.Max(experiment.Batch, _settings.LabelledBatch);
        Placement = Placement.Create(
            _chip, NetworkSpec.Dense([data.Train.InputCount, .. experiment.Layers]), SemiSupervisedTarget.Needs, host,
            new PlacementOptions { BatchCapacity = capacity });
        _learner = new SemiSupervisedTarget(
            Placement, SeededOptions.With(_settings.Learner, (ulong)seed), new Adam(AdamOptions.Default), new Adam(AdamOptions.Default));
        _samples = new LabelledAndUnlabelled(
            data.Train, data.Train.StratifiedPerClass(_settings.Labels / data.Train.ClassCount, (ulong)seed), _settings.LabelledBatch,
            experiment.Batch, _settings.Stage1Epochs, (ulong)seed);
        _inputs = new float[capacity * data.Train.InputCount];
        _stage1 = _settings.Stage1Schedule.Build();
        _unlabelledFactor = _settings.UnlabelledSchedule.Build();
        _labelledFactor = _settings.LabelledSchedule.Build();
    }

    /// <inheritdoc/>
    public Placement Placement { get; }

    /// <inheritdoc/>
    public int EpochCount => _settings.Stage1Epochs + _experiment.Epochs;

    /// <inheritdoc/>
    public int StepCount(int epoch) => _samples.StepCount(epoch);

    /// <inheritdoc/>
    public int SampleCount(int epoch) => _samples.SampleCount(epoch);

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
        _samples.Shuffle(epoch);
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
        ReadOnlySpan<int> samples = _samples.Samples(epoch, step, out bool labelled);
        int count = samples.Length;
        Span<float> inputs = _inputs.AsSpan(0, count * _data.Train.InputCount);
        _data.Train.Read(samples, inputs);
        if (labelled)
        {
            _learner.Observe(inputs, _samples.LabelsOf(samples), count);
        }
        else
        {
            _learner.Observe(inputs, count);
        }

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

    private double Accuracy(CancellationToken cancellation) =>
        Evaluation.Accuracy(Features.Of(_learner, _data.Test, _experiment.Batch, cancellation));
}
