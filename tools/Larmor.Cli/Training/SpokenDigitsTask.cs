using System.Globalization;
using Larmor.Cli.Experiments;
using Larmor.Cli.Results;
using Larmor.Data;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Cli.Training;

/// <summary>Spoken digits by two recurrent layers on one chip, from one seed: the whole run, the label-free stop, and each speaker left out.</summary>
public sealed class SpokenDigitsTask : ITrainingTask
{
    private const ulong SplitStream = 2000;

    private readonly Experiment _experiment;
    private readonly SpeechData _speech;
    private readonly HostArithmetic _host;
    private readonly SpeechLearning _learning;
    private readonly int[] _test;
    private readonly TrainingData _data;
    private readonly int _seed;
    private int _stoppedEpoch;
    private double _stoppedAccuracy;
    private double _stoppedPublished;

    /// <summary>Opens the chip, places both directions, initialises the weights.</summary>
    public SpokenDigitsTask(Experiment experiment, TrainingData data, int seed, HostArithmetic host)
    {
        _experiment = experiment;
        _speech = data.Speech!;
        _host = host;
        _seed = seed;
        _data = data;
        int[] train = Numbers(data.Train);
        _test = Numbers(data.Test);
        if (experiment.SpokenDigits!.RandomSplit)
        {
            (train, _test) = Draw(_speech.Recordings.Count, (ulong)seed, data.IsValidation);
        }

        _learning = new SpeechLearning(experiment, _speech, train, seed, host);
    }

    /// <inheritdoc/>
    public int EpochCount => _experiment.Epochs;

    /// <inheritdoc/>
    public Placement Placement => _learning.Placement;

    /// <inheritdoc/>
    public int StepCount(int epoch) => _learning.StepCount;

    /// <inheritdoc/>
    public int SampleCount(int epoch) => _data.Train.Count;

    /// <inheritdoc/>
    public void BeginEpoch(int epoch)
    {
        NoteStop(epoch);
        ResumeEpoch(epoch);
        _learning.Learner.ClearGoodness();
    }

    /// <inheritdoc/>
    public void ResumeEpoch(int epoch) => _learning.Order(epoch);

    /// <inheritdoc/>
    public int Step(int epoch, int step) => _learning.Step(epoch, step);

    /// <inheritdoc/>
    public string Health() => string.Create(
        CultureInfo.InvariantCulture,
        $"goodness {_learning.Learner.PositiveGoodness:0.000} / {_learning.Learner.NegativeGoodness:0.000}");

    /// <inheritdoc/>
    public void Evaluate(FigureSet figures, bool final, string prefix, CancellationToken cancellation)
    {
        double accuracy = _learning.Accuracy(_test, cancellation: cancellation);
        figures[prefix.Length == 0 ? "accuracy" : prefix.TrimEnd('_')] = accuracy;
        double published = 0;
        if (final && HasOwnReadout)
        {
            published = _learning.Accuracy(_test, published: true, cancellation);
            figures[prefix + "accuracy_published_readout"] = published;
        }

        if (!final || prefix.Length > 0)
        {
            return;
        }

        NoteStop(EpochCount);
        figures["accuracy_stopped"] = _stoppedEpoch > 0 ? _stoppedAccuracy : accuracy;
        if (HasOwnReadout)
        {
            figures["accuracy_published_readout_stopped"] = _stoppedEpoch > 0 ? _stoppedPublished : published;
        }

        figures["stopped_epoch"] = _stoppedEpoch > 0 ? _stoppedEpoch : EpochCount;
        if (_experiment.SpokenDigits!.RandomSplit && !_data.IsValidation)
        {
            figures["accuracy_standard_split"] = Elsewhere(Numbers(_data.Train), Numbers(_data.Test));
        }

        if (_experiment.SpokenDigits!.LeaveOneSpeakerOut)
        {
            figures["accuracy_leave_one_speaker_out"] = _speech.Speakers.Average(LeftOut);
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_stoppedEpoch);
        sink.Write(BitConverter.DoubleToInt64Bits(_stoppedAccuracy));
        sink.Write(BitConverter.DoubleToInt64Bits(_stoppedPublished));
        _learning.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _stoppedEpoch = (int)source.ReadLong();
        _stoppedAccuracy = BitConverter.Int64BitsToDouble(source.ReadLong());
        _stoppedPublished = BitConverter.Int64BitsToDouble(source.ReadLong());
        _learning.Load(source);
    }

    /// <inheritdoc/>
    public void Dispose() => _learning.Dispose();

    private bool HasOwnReadout => _experiment.SpokenDigits!.MeanStates == true;

    private static int[] Numbers(SampleSet samples) => [.. samples.ToFloats().Select(number => (int)number)];

    /// <summary>The published shares: 80 % to learn from, 10 % held out, 10 % test; another draw for each seed.</summary>
    private static (int[] Train, int[] Test) Draw(int count, ulong seed, bool heldOut)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Pcg32(seed, SplitStream).Shuffle(order, count);
        int learned = count * 8 / 10;
        int tested = count * 9 / 10;
        return (order[..learned], heldOut ? order[learned..tested] : order[tested..]);
    }

    /// <summary>After <paramref name="epochs"/> epochs: measures once the label-free stop has been reached.</summary>
    private void NoteStop(int epochs)
    {
        if (epochs > 0 && _stoppedEpoch == 0 && _learning.HasRisenEnough)
        {
            _stoppedEpoch = epochs;
            _stoppedAccuracy = _learning.Accuracy(_test);
            _stoppedPublished = HasOwnReadout ? _learning.Accuracy(_test, published: true) : 0;
        }
    }

    private double LeftOut(string speaker)
    {
        int[] all = [.. Enumerable.Range(0, _speech.Recordings.Count)];
        return Elsewhere(
            [.. all.Where(i => _speech.Recordings[i].Speaker != speaker)], [.. all.Where(i => _speech.Recordings[i].Speaker == speaker)]);
    }

    /// <summary>Accuracy of a network of its own on another split, learned until the label-free stop.</summary>
    private double Elsewhere(int[] train, int[] test)
    {
        using var learning = new SpeechLearning(_experiment, _speech, train, _seed, _host);
        learning.Run();
        return learning.Accuracy(test);
    }
}
