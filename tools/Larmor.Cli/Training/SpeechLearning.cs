using Larmor.Cli.Experiments;
using Larmor.Firmware;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>One recurrent network that learns from some recordings.</summary>
internal sealed class SpeechLearning : IStateful, IDisposable
{
    private const ulong OrderStream = 1000;

    private readonly SpokenDigitsExperiment _settings;
    private readonly Experiment _experiment;
    private readonly SpeechData _speech;
    private readonly HostArithmetic _host;
    private readonly IChip _chip;
    private readonly int[] _train;
    private readonly int[] _order;
    private readonly int[] _batch;
    private readonly float[] _sequences;
    private readonly ulong _seed;
    private float _firstGoodness;

    internal SpeechLearning(Experiment experiment, SpeechData speech, int[] train, int seed, HostArithmetic host)
    {
        _experiment = experiment;
        _settings = experiment.SpokenDigits!;
        _speech = speech;
        _host = host;
        _train = train;
        _seed = (ulong)seed;
        _order = [.. train];
        _batch = new int[experiment.Batch];
        _chip = ChipCatalog.Open(experiment.Chip, host);
        RecurrentContrastOptions options = SeededOptions.With(_settings.Learner, _seed);
        var rule = new Adam(AdamOptions.Default);
        Placement = Placement.Create(
            _chip, SelfContrastiveRecurrent.Network(speech.CoefficientCount, options.UnitCount), rule.Needs, host,
            new PlacementOptions { BatchCapacity = experiment.Batch });
        Learner = new SelfContrastiveRecurrent(Placement, options, speech.CoefficientCount, rule);
        _sequences = new float[experiment.Batch * options.LargestFrameCount * speech.CoefficientCount];
    }

    internal Placement Placement { get; }

    internal SelfContrastiveRecurrent Learner { get; }

    /// <summary>Batches of an epoch; a last one of a single recording would have no partner and is left out.</summary>
    internal int StepCount => (_train.Length + _experiment.Batch - 2) / _experiment.Batch;

    /// <summary>True once goodness has risen as far as the label-free stop allows.</summary>
    internal bool HasRisenEnough => _settings.StopGoodnessRatio > 0f
        && _firstGoodness > 0f && Learner.PositiveGoodness >= _settings.StopGoodnessRatio * _firstGoodness;

    public void Save(IStateSink sink)
    {
        sink.Write([_firstGoodness]);
        Learner.Save(sink);
        _chip.Save(sink);
    }

    public void Load(IStateSource source)
    {
        var first = new float[1];
        source.Read(first);
        _firstGoodness = first[0];
        Learner.Load(source);
        _chip.Load(source);
    }

    public void Dispose() => _chip.Dispose();

    internal void Order(int epoch)
    {
        _train.CopyTo(_order, 0);
        new Pcg32(_seed, OrderStream + (ulong)epoch).Shuffle(_order, _order.Length);
        Learner.RateFactor = Schedule.Geometric(_settings.EpochDecay).At(epoch);
    }

    internal int Step(int epoch, int step)
    {
        int first = step * _experiment.Batch;
        int count = Math.Min(_experiment.Batch, _order.Length - first);
        _order.AsSpan(first, count).CopyTo(_batch);

        // Longest first, as published: neighbours in a batch have similar lengths.
        _batch.AsSpan(0, count).Sort((a, b) => _speech.FrameCount(b).CompareTo(_speech.FrameCount(a)));
        int frames = _speech.FrameCount(_batch[0]);
        int length = frames * _speech.CoefficientCount;
        Span<float> sequences = _sequences.AsSpan(0, count * length);
        sequences.Clear();
        for (int k = 0; k < count; k++)
        {
            _speech.Frames(_batch[k]).CopyTo(sequences[(k * length)..]);
        }

        Learner.Observe(sequences, count, frames);
        _firstGoodness = epoch == 0 && step == 0 ? Learner.PositiveGoodness : _firstGoodness;
        return count;
    }

    /// <summary>Learns until the label-free stop, or to the last epoch.</summary>
    internal void Run()
    {
        for (int epoch = 0; epoch < _experiment.Epochs; epoch++)
        {
            Order(epoch);
            Learner.ClearGoodness();
            for (int step = 0; step < StepCount; step++)
            {
                Step(epoch, step);
            }

            if (HasRisenEnough)
            {
                return;
            }
        }
    }

    /// <summary>Trains a read-out on the recordings learned from; its accuracy on others, percent.</summary>
    /// <param name="test">The others.</param>
    /// <param name="published">True for the last states alone, as published, whatever the experiment's own read-out sees.</param>
    /// <param name="cancellation">Looked at between two batches.</param>
    internal double Accuracy(int[] test, bool published = false, CancellationToken cancellation = default)
    {
        bool means = _settings.MeanStates == true && !published;
        return Evaluation.Readout(
            _host.Kernels, FeaturesOf(_train, means), [.. Enumerable.Range(0, _train.Length)], FeaturesOf(test, means), 10,
            _experiment.Readout ?? new LinearReadoutOptions(), cancellation: cancellation);
    }

    private Features FeaturesOf(int[] recordings, bool means)
    {
        int states = Learner.OutputCount;
        int width = means ? 2 * states : states;
        var values = new float[recordings.Length * width];
        var labels = new int[recordings.Length];
        for (int i = 0; i < recordings.Length; i++)
        {
            Span<float> row = values.AsSpan(i * width, width);
            Learner.Infer(_speech.Frames(recordings[i]), _speech.FrameCount(recordings[i]), row[..states]);
            if (means)
            {
                Learner.ReadMeanStates(row[states..]);
            }

            labels[i] = _speech.Recordings[recordings[i]].Digit;
        }

        return Features.From(values, labels, width);
    }
}
