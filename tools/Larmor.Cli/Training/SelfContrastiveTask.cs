using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Data;
using Larmor.Firmware;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>Self-Contrastive Forward-Forward on images, on one chip, from one seed.</summary>
public sealed class SelfContrastiveTask : ITrainingTask
{
    private const ulong OrderStream = 1000;
    private const ulong ReadoutDraws = 1UL << 62;

    private readonly Experiment _experiment;
    private readonly SelfContrastiveExperiment _settings;
    private readonly TrainingData _data;
    private readonly SampleSet _learned;
    private readonly HostArithmetic _host;
    private readonly IChip _chip;
    private readonly SelfContrastive _learner;
    private readonly ImagePreparation _preparation;
    private readonly int _seed;
    private readonly int[] _order;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _secondsBefore;

    /// <summary>Opens the chip, places the network, initialises the weights.</summary>
    public SelfContrastiveTask(Experiment experiment, TrainingData data, int seed, HostArithmetic host)
        : this(experiment, data, seed, host, RuleOf(experiment.SelfContrastive!))
    {
    }

    /// <summary>The same with another update rule.</summary>
    public SelfContrastiveTask(Experiment experiment, TrainingData data, int seed, HostArithmetic host, IUpdateRule rule)
    {
        _experiment = experiment;
        _settings = experiment.SelfContrastive!;
        _data = data;
        _learned = data.Unlabelled ?? data.Train;
        _host = host;
        _seed = seed;
        _chip = ChipCatalog.Open(experiment.Chip, host);
        SelfContrastiveOptions options = SeededOptions.With(_settings.Learner, data.Train.Shape, (ulong)seed);
        Placement = Placement.Create(
            _chip, SelfContrastive.Network(data.Train.InputCount, experiment.Layers, options), rule.Needs, host,
            new PlacementOptions { BatchCapacity = experiment.Batch });
        _learner = new SelfContrastive(Placement, options, rule);
        _preparation = new ImagePreparation(_settings.Augmentation, _learned, (ulong)seed);
        _order = new int[_learned.Count];
        _first = new float[experiment.Batch * data.Train.InputCount];
        _second = new float[_settings.Augmentation.TwoViews ? _first.Length : 0];
    }

    /// <inheritdoc/>
    public Placement Placement { get; }

    /// <inheritdoc/>
    public int EpochCount => _experiment.Epochs;

    /// <summary>Whole batches only: the partner of a lone last sample would come from another time.</summary>
    public int StepCount(int epoch) => _learned.Count / _experiment.Batch;

    /// <inheritdoc/>
    public int SampleCount(int epoch) => StepCount(epoch) * _experiment.Batch;

    /// <inheritdoc/>
    public void BeginEpoch(int epoch)
    {
        ResumeEpoch(epoch);
        _learner.ClearGoodness();
    }

    /// <inheritdoc/>
    public void ResumeEpoch(int epoch)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new Pcg32((ulong)_seed, OrderStream + (ulong)epoch).Shuffle(_order, _order.Length);
        int end = 0;
        for (int l = 0; l < _learner.Learns.Length; l++)
        {
            int begin = _settings.Learner.Order == LayerOrder.Greedy ? end : 0;
            end = begin + _settings.LayerEpochs[l];
            _learner.Learns[l] = epoch >= begin && epoch < end;
        }
    }

    /// <inheritdoc/>
    public int Step(int epoch, int step)
    {
        int count = _experiment.Batch;
        ReadOnlySpan<int> samples = _order.AsSpan(step * count, count);
        ulong draw = 2 * (((ulong)epoch << 32) + (ulong)step);
        _preparation.Augmented(samples, draw, _first);
        if (_settings.Augmentation.TwoViews)
        {
            _preparation.Augmented(samples, draw + 1, _second);
            _learner.Observe(_first, _second, count);
        }
        else
        {
            _learner.Observe(_first, count);
        }

        return count;
    }

    /// <inheritdoc/>
    public string Health()
    {
        int top = Array.FindLastIndex(_learner.Learns, learns => learns);
        return top < 0
            ? "no layer learns"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"layer {top + 1}: goodness {_learner.PositiveGoodness(top):0.000} / {_learner.NegativeGoodness(top):0.000}");
    }

    /// <inheritdoc/>
    public void Evaluate(FigureSet figures, bool final, string prefix, CancellationToken cancellation)
    {
        if (_experiment.Readout is not { } readout)
        {
            return;
        }

        bool flips = _settings.Augmentation.Flip;
        var plain = new PreparedModel(_learner, _preparation, flip: false);
        IModel[] forms = flips ? [plain, new PreparedModel(_learner, _preparation, flip: true)] : [plain];
        Features train = Features.Of(forms, _data.Train, _experiment.Batch, cancellation);
        Features test = Features.Of(plain, _data.Test, _experiment.Batch, cancellation);
        int[] all = [.. Enumerable.Range(0, _data.Train.Count)];
        double accuracy = Evaluation.Readout(
            _host.Kernels, train, all, test, _data.Train.ClassCount, readout, forms.Length,
            _settings.ReadoutTranslation > 0 ? epoch => Move(train, epoch, cancellation) : null, cancellation);
        figures[prefix.Length == 0 ? "accuracy" : prefix.TrimEnd('_')] = accuracy;
        if (final && prefix.Length == 0)
        {
            if (_settings.Comparison.Length > 0)
            {
                figures[_settings.ComparisonFigure] = Compare(cancellation);
            }

            figures["minutes"] = (_secondsBefore + _watch.Elapsed.TotalSeconds) / 60;
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_secondsBefore + (long)_watch.Elapsed.TotalSeconds);
        _learner.Save(sink);
        _chip.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _secondsBefore = source.ReadLong();
        _learner.Load(source);
        _chip.Load(source);
    }

    /// <inheritdoc/>
    public void Dispose() => _chip.Dispose();

    private static IUpdateRule RuleOf(SelfContrastiveExperiment settings) => settings.Rule == UpdateRuleKind.Sgd
        ? new Sgd()
        : new Adam(new AdamOptions { WeightDecays = settings.WeightDecays });

    /// <summary>Puts the features of freshly moved training images in the place of those before: the batches whose turn it is.</summary>
    private void Move(Features features, int epoch, CancellationToken cancellation)
    {
        int shares = _settings.ReadoutRenewal ?? 1;
        var images = new ImagePreparation(
            _settings.Augmentation with { Translation = _settings.ReadoutTranslation, Crop = 0, Flip = false }, _data.Train, (ulong)_seed);
        var indices = new int[_experiment.Batch];
        for (int first = epoch % shares * indices.Length; first < _data.Train.Count; first += shares * indices.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(indices.Length, _data.Train.Count - first);
            for (int k = 0; k < count; k++)
            {
                indices[k] = first + k;
            }

            images.Augmented(indices.AsSpan(0, count), ReadoutDraws + ((ulong)epoch << 32) + (ulong)first, _first);
            _learner.Infer(
                _first.AsSpan(0, count * _data.Train.InputCount), count,
                features.Values.AsSpan(first * features.Width, count * features.Width));
        }
    }

    /// <summary>Runs the experiment held against this one, on the same data from the same seed; answers its accuracy.</summary>
    private double Compare(CancellationToken cancellation)
    {
        using var other = new SelfContrastiveTask(ExperimentCatalog.Open(_settings.Comparison), _data, _seed, _host);
        return ComparedRun.Accuracy(other, cancellation);
    }
}
