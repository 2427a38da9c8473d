using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>A linear classifier on frozen features: dropout, one dense layer, softmax cross-entropy, Adam; all on the host.</summary>
public sealed class LinearReadout
{
    private const uint DropoutStreamNumber = 7;

    private readonly KernelSet _kernels;
    private readonly LinearReadoutOptions _options;
    private readonly PanelMatrix _weights;
    private readonly PanelMatrix _gradient;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly float[] _delta;
    private readonly float[] _batch;
    private readonly float[] _scores;
    private readonly float[] _scratch;
    private readonly SparseRows _rows;
    private readonly SparseColumns _columns;
    private readonly Schedule _schedule;
    private readonly int _featureCount;
    private float _firstPower = 1f;
    private float _secondPower = 1f;
    private ulong _step;

    /// <summary>A read-out with weights at 0.</summary>
    /// <param name="kernels">Host arithmetic.</param>
    /// <param name="featureCount">Length of a feature vector.</param>
    /// <param name="classCount">Classes, at least 2.</param>
    /// <param name="options">Hyper-parameters.</param>
    public LinearReadout(KernelSet kernels, int featureCount, int classCount, LinearReadoutOptions options)
    {
        SelfDefinedTargetRules.Fraction(nameof(options.Dropout), options.Dropout);
        _kernels = kernels;
        _options = options;
        _schedule = Schedule.Halving(options.EpochDecay, options.HalvingEpochs ?? []);
        _featureCount = featureCount;
        ClassCount = classCount;
        int width = featureCount + 1;
        _weights = new PanelMatrix(width, classCount);
        _gradient = new PanelMatrix(width, classCount);
        _first = new float[_weights.Data.Length];
        _second = new float[_weights.Data.Length];
        _delta = new float[_weights.Data.Length];
        _batch = new float[options.BatchCount * width];
        _scores = new float[options.BatchCount * _weights.Stride];
        _scratch = new float[classCount];
        _rows = new SparseRows(options.BatchCount, width);
        _columns = new SparseColumns(options.BatchCount, width);
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>One mini-batch of training.</summary>
    /// <param name="features">Shape [all, featureCount]: the cached features of a training set.</param>
    /// <param name="labels">Class of each row of <paramref name="features"/>.</param>
    /// <param name="order">Row numbers.</param>
    /// <param name="firstRow">First entry of <paramref name="order"/> to take.</param>
    /// <param name="count">Entries to take, at most the options' batch.</param>
    /// <param name="epoch">Epoch, for the rate.</param>
    public void Train(float[] features, int[] labels, int[] order, int firstRow, int count, int epoch)
    {
        int width = _featureCount + 1;
        float keep = 1f - _options.Dropout;
        uint threshold = CounterRandom.Threshold(keep);
        ulong key = CounterRandom.Key(_options.Seed, DropoutStreamNumber, _step++);
        for (int k = 0; k < count; k++)
        {
            SpanFloat row = new SpanFloat(_batch, k * width, _featureCount);
            ReadOnlySpanFloat source = new ReadOnlySpanFloat(features, order[firstRow + k] * _featureCount, _featureCount);
            if (_options.Dropout > 0f)
            {
                _kernels.Dropout(source, key, (uint)(k * width), threshold, 1f / keep, row);
            }
            else
            {
                source.CopyTo(row);
            }

            _batch[(k * width) + _featureCount] = 1f;
        }

        ReadOnlySpanFloat batch = new ReadOnlySpanFloat(_batch, 0, count * width);
        bool isWhole = _kernels.PrefersWhole(batch, count);
        int stride = isWhole ? ClassCount : _weights.Stride;
        if (isWhole)
        {
            _kernels.MultiplyWhole(batch, count, _weights, 0, _weights.PanelCount, _scores);
        }
        else
        {
            _rows.Load(_kernels, batch, count);
            _kernels.Multiply(_rows, _weights, 0, _weights.PanelCount, _scores);
        }

        bool sigmoid = _options.Activation == ReadoutActivation.Sigmoid;
        for (int k = 0; k < count; k++)
        {
            CrossEntropy.Error(
                new SpanFloat(_scores, k * stride, ClassCount), _scratch, labels[order[firstRow + k]], 0f, sigmoid);
            new SpanFloat(_scores, (k * stride) + ClassCount, stride - ClassCount).Clear();
        }

        if (isWhole)
        {
            _kernels.AddOuterWhole(batch, _scores, count, 1f / count, _gradient, 0, _gradient.PanelCount, 0, width);
        }
        else
        {
            _columns.Load(_rows, 1f / count);
            _kernels.AddOuter(_columns, _scores, _gradient, 0, _gradient.PanelCount);
        }

        Step(_options.LearningRate * _schedule.At(epoch));
    }

    /// <summary>The class with the largest score.</summary>
    /// <param name="features">Shape [featureCount].</param>
    public int Predict(ReadOnlySpanFloat features)
    {
        features.CopyTo(new SpanFloat(_batch, 0, _featureCount));
        _batch[_featureCount] = 1f;
        _rows.Load(_kernels, new ReadOnlySpanFloat(_batch, 0, _featureCount + 1), 1);
        _kernels.Multiply(_rows, _weights, 0, _weights.PanelCount, _scores);
        return CrossEntropy.Largest(new ReadOnlySpanFloat(_scores, 0, ClassCount));
    }

    private void Step(float rate)
    {
        AdamOptions constants = AdamOptions.Default;
        _firstPower *= constants.FirstDecay;
        _secondPower *= constants.SecondDecay;
        AdamStep step = new AdamStep(
            rate / (1f - _firstPower), 1f / FloatMath.Sqrt(1f - _secondPower),
            constants.FirstDecay, constants.SecondDecay, constants.Epsilon);
        _kernels.Adam(_gradient.Data, _first, _second, step, _delta);
        float[] weights = _weights.Data;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] += _delta[i];
        }
    }
}
