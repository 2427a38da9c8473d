using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Data;
using Larmor.Firmware;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>Equilibrium propagation on one chip, from one seed: with labels, without, or with some.</summary>
public sealed class EquilibriumTask : ITrainingTask
{
    private readonly Experiment _experiment;
    private readonly EquilibriumExperiment _settings;
    private readonly TrainingData _data;
    private readonly HostArithmetic _host;
    private readonly IChip _chip;
    private readonly LabelledAndUnlabelled _samples;
    private readonly int[] _someLabels;
    private readonly ImagePreparation? _images;
    private readonly float[] _inputs;
    private readonly float[] _still;
    private double _stage1Accuracy;

    /// <summary>Opens the chip, places the network, draws the labelled samples.</summary>
    public EquilibriumTask(Experiment experiment, TrainingData data, int seed, HostArithmetic host)
    {
        _experiment = experiment;
        _settings = experiment.EquilibriumPropagation!;
        _data = data;
        _host = host;
        _chip = ChipCatalog.Open(experiment.Chip, host);
        bool semi = _settings.Form == EquilibriumForm.SemiSupervised;
        int labelledBatch = semi ? _settings.LabelledBatch : experiment.Batch;
        int capacity = Math.Max(experiment.Batch, labelledBatch);
        Placement = Placement.Create(
            _chip, SettlingNetworks.Of(data.Train.Shape, _settings.Convolutions, experiment.Layers),
            _settings.Adam ? EquilibriumPropagation.NeedsOfAdam : EquilibriumPropagation.Needs, host,
            new PlacementOptions { BatchCapacity = capacity });
        IUpdateRule labelled = Rule();
        Learner = new EquilibriumPropagation(
            Placement, SeededOptions.With(_settings.Learner, (ulong)seed), labelled, semi ? Rule() : labelled);
        int[] known = _settings.Form switch
        {
            EquilibriumForm.Supervised => [.. Enumerable.Range(0, data.Train.Count)],
            EquilibriumForm.SemiSupervised => data.Train.StratifiedPerClass(_settings.Labels / data.Train.ClassCount, (ulong)seed),
            _ => [],
        };
        _samples = new LabelledAndUnlabelled(
            data.Train, known, labelledBatch, experiment.Batch, semi ? _settings.Stage1Epochs : 0, (ulong)seed);
        if (_settings.Augmentation is { Translation: > 0 } or { Crop: > 0 } or { Flip: true })
        {
            _images = data.Train.Channels == 1
                ? new ImagePreparation(_settings.Augmentation, data.Train, (ulong)seed)
                : throw new DataException(
                    $"experiment '{experiment.Name}': {data.Train.Name} has {data.Train.Channels} channels; equilibrium propagation moves images of 1: leave augmentation out");
        }

        _someLabels = data.Train.StratifiedFraction(0.01, (ulong)seed);
        _inputs = new float[capacity * data.Train.InputCount];
        _still = new float[_settings.Learner.WholeNetworkTarget ? _inputs.Length : 0];
    }

    /// <summary>The learner.</summary>
    public EquilibriumPropagation Learner { get; }

    /// <inheritdoc/>
    public Placement Placement { get; }

    /// <inheritdoc/>
    public int EpochCount => Stage1Epochs + _experiment.Epochs;

    private int Stage1Epochs => _samples.LabelledEpochs;

    /// <inheritdoc/>
    public int StepCount(int epoch) => _samples.StepCount(epoch);

    /// <inheritdoc/>
    public int SampleCount(int epoch) => _samples.SampleCount(epoch);

    /// <inheritdoc/>
    public void BeginEpoch(int epoch)
    {
        if (Stage1Epochs > 0 && epoch == Stage1Epochs)
        {
            _stage1Accuracy = Accuracy(CancellationToken.None);
        }

        ResumeEpoch(epoch);
        Learner.ClearCounts();
        if (_experiment.RestartHomeostasis)
        {
            Learner.RestartHomeostasis();
        }
    }

    /// <inheritdoc/>
    public void ResumeEpoch(int epoch)
    {
        _samples.Shuffle(epoch);
        if (_settings.Form != EquilibriumForm.SemiSupervised)
        {
            Learner.LabelledFactor = Learner.UnlabelledFactor = _experiment.Schedule.Build().At(epoch);
            return;
        }

        bool first = epoch < Stage1Epochs;
        int later = epoch - Stage1Epochs;
        (first ? _settings.Stage1Rates : _settings.Learner.LearningRates).CopyTo(Learner.LearningRates, 0);
        Learner.LabelledFactor = first ? _settings.Stage1Schedule.Build().At(epoch) : _settings.LabelledSchedule.Build().At(later);
        Learner.UnlabelledFactor = first ? 0f : _settings.UnlabelledSchedule.Build().At(later);
    }

    /// <inheritdoc/>
    public int Step(int epoch, int step)
    {
        ReadOnlySpan<int> samples = _samples.Samples(epoch, step, out bool labelled);
        int count = samples.Length;
        Span<float> inputs = _inputs.AsSpan(0, count * _data.Train.InputCount);
        if (_images is not null)
        {
            _images.Augmented(samples, ((ulong)epoch << 32) + (ulong)step, inputs);
        }
        else
        {
            _data.Train.Read(samples, inputs);
        }

        if (!labelled && _settings.Learner.WholeNetworkTarget)
        {
            // The target is chosen from the image as it is.
            Span<float> still = _still.AsSpan(0, inputs.Length);
            _data.Train.Read(samples, still);
            Learner.Observe(still, inputs, count);
        }
        else if (!labelled)
        {
            Learner.Observe(inputs, count);
        }
        else
        {
            Learner.Observe(inputs, _samples.LabelsOf(samples), count);
        }

        return float.IsFinite(Learner.LastNudged.Residual)
            ? count
            : throw new DataException(
                $"experiment '{_experiment.Name}': epoch {epoch + 1}, step {step + 1}: {SettlingReport.Text(Learner.LastNudged, _settings.Learner)}");
    }

    /// <inheritdoc/>
    public string Health()
    {
        return Learner.UnsettledCount == 0
            ? string.Create(CultureInfo.InvariantCulture, $"all settled, {Learner.LastFree.StepCount} and {Learner.LastNudged.StepCount} steps")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Unsettled:0} % of settles not settled, at worst {SettlingReport.Text(Learner.WorstSettle, _settings.Learner)}");
    }

    /// <inheritdoc/>
    public void Evaluate(FigureSet figures, bool final, string prefix, CancellationToken cancellation)
    {
        if (final && prefix.Length == 0)
        {
            figures["unsettled"] = Unsettled;
        }

        if (_settings.Form == EquilibriumForm.SelfDefinedTarget)
        {
            Evaluation.Unsupervised(
                figures, prefix,
                Features.Of(Learner, _data.Train, _experiment.Batch, cancellation),
                Features.Of(Learner, _data.Test, _experiment.Batch, cancellation),
                _data.Train.ClassCount, _someLabels, _host.Kernels, final, final ? _experiment.Readout : null, cancellation);
            return;
        }

        figures[prefix + "accuracy"] = Accuracy(cancellation);
        if (final && prefix.Length == 0 && Stage1Epochs > 0)
        {
            figures["stage1_accuracy"] = _stage1Accuracy;
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(BitConverter.DoubleToInt64Bits(_stage1Accuracy));
        Learner.Save(sink);
        _chip.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _stage1Accuracy = BitConverter.Int64BitsToDouble(source.ReadLong());
        Learner.Load(source);
        _chip.Load(source);
    }

    /// <inheritdoc/>
    public void Dispose() => _chip.Dispose();

    /// <summary>Share of the settles of the epoch that ended above their tolerance, percent.</summary>
    private double Unsettled => 100.0 * Learner.UnsettledCount / Math.Max(1, Learner.SettleCount);

    private IUpdateRule Rule() => _settings.Adam ? new Adam(AdamOptions.Default) : new Sgd();

    private double Accuracy(CancellationToken cancellation) =>
        Evaluation.Accuracy(Features.Of(Learner, _data.Test, _experiment.Batch, cancellation));
}
