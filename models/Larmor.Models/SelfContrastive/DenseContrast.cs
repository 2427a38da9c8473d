using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>A dense layer: one product per sample, or per view of a sample, serves both pairs, because the tile is linear.</summary>
/// <remarks>
/// A tile input is p = (c x, 1) with x the standardised sample and c the exact factor that makes x + x' standardised over both halves; then
/// h+ = W p + W p' and h- = W p + W q for the sample's second view p' and its partner q, and the bias counts twice by itself. The update
/// regroups in the same way: one outer product per tile input.
/// </remarks>
internal sealed class DenseContrast : ContrastLayer, IBlockWork
{
    private readonly int _stride;
    private readonly float[] _rows;
    private readonly float[] _drive;
    private readonly float[] _post;
    private readonly float[] _positiveDrive;
    private readonly float[] _negativeDrive;
    private readonly float[] _positiveGain;
    private readonly float[] _negativeGain;
    private readonly float _pairScale;
    private Stage _stage;
    private float[] _source;
    private float _scale;
    private int _firstRow;
    private int _count;
    private int _shift;
    private bool _pairs;
    private bool _views;
    private bool _stream;
    private bool _passesOn;

    internal DenseContrast(Placement placement, int index, SelfContrastiveLayerOptions options, int inputCount)
        : base(placement, index, options, inputCount, placement.Network.Layer(index).OutputCount, 1)
    {
        int rows = (2 * Capacity) + 1;
        _stride = inputCount + 1;
        _rows = new float[rows * _stride];
        _drive = new float[rows * OutputCount];
        _post = new float[rows * OutputCount];
        _positiveDrive = new float[Capacity * OutputCount];
        _negativeDrive = new float[Capacity * OutputCount];
        _positiveGain = new float[Capacity];
        _negativeGain = new float[Capacity];
        _source = _rows;
        Kept = new float[_stride];
        _pairScale = FloatMath.Sqrt(((2f * inputCount) - 1f) / (2f * (inputCount > 1 ? inputCount - 1 : 1)));
        for (int row = 0; row < rows; row++)
        {
            _rows[(row * _stride) + inputCount] = 1f;
        }

        placement.Memory.Add(MemoryPlace.Host, "layer " + index + " inputs standardised", 4L * (_rows.Length + Kept.Length));
        placement.Memory.Add(
            MemoryPlace.Host, "layer " + index + " drives of samples and pairs, factors of the update",
            4L * ((2L * _drive.Length) + (2L * _positiveDrive.Length) + (2L * Capacity)));
    }

    private enum Stage
    {
        Load,
        Goodness,
        Factors,
        PassOn,
    }

    internal override int FeatureCount => OutputCount;

    protected override float[] Kept { get; }

    internal override void Contrast(ContrastBatch input, int count, IUpdateRule? rule, bool passesOn)
    {
        _pairs = false;
        _views = false;
        _stream = false;
        Load(input.Positive, 0, count, 1f);
        Load(input.Negative, count, count, 1f);
        Learn(count, 2 * count, rule, passesOn);
    }

    internal override void Infer(float[] input, int count, bool pairs)
    {
        Load(input, 0, count, pairs ? _pairScale : 1f);
        Multiply(count);
        _source = _drive;
        Run(Stage.PassOn, count);
    }

    internal override void Features(int sample, SpanFloat destination) =>
        Host.Kernels.Standardise(new ReadOnlySpanFloat(Output.Positive, sample * OutputCount, OutputCount), 1f, destination);

    /// <summary>One row or one sample of the stage under way.</summary>
    public void Execute(int blockIndex)
    {
        int width = OutputCount;
        switch (_stage)
        {
            case Stage.Load:
                Host.Kernels.Standardise(
                    new ReadOnlySpanFloat(_source, blockIndex * InputCount, InputCount), _scale,
                    new SpanFloat(_rows, (_firstRow + blockIndex) * _stride, InputCount));
                break;
            case Stage.Goodness:
                Judge(blockIndex, width);
                break;
            case Stage.Factors:
                Blame(blockIndex, new SpanFloat(_post, blockIndex * width, width));
                break;
            default:
                Activate(new ReadOnlySpanFloat(_source, blockIndex * width, width), new SpanFloat(Output.Positive, blockIndex * width, width));
                break;
        }
    }

    protected override void PairCore(float[] positive, float[] second, int count, int shift, IUpdateRule? rule, bool passesOn)
    {
        _pairs = true;
        _views = second != positive;
        _stream = count == 1;
        _shift = shift;
        Load(positive, 0, count, _pairScale);
        int rows = count;
        if (_views)
        {
            Load(second, count, count, _pairScale);
            rows += count;
        }

        if (_stream)
        {
            new ReadOnlySpanFloat(Kept).CopyTo(new SpanFloat(_rows, rows * _stride, _stride));
            rows++;
        }

        Learn(count, rows, rule, passesOn);
    }

    protected override void Keep(float[] sample)
    {
        Host.Kernels.Standardise(new ReadOnlySpanFloat(sample, 0, InputCount), _pairScale, new SpanFloat(Kept, 0, InputCount));
        Kept[InputCount] = 1f;
    }

    private void Learn(int count, int rows, IUpdateRule? rule, bool passesOn)
    {
        _count = count;
        _passesOn = passesOn;
        Multiply(rows);
        Run(Stage.Goodness, count);
        if (rule == null)
        {
            return;
        }

        Rates.Note(PositiveGoodness, NegativeGoodness, Lengths, count, 1);
        Run(Stage.Factors, rows);
        rule.Apply(
            Index, Tile, new ReadOnlySpanFloat(_rows, 0, rows * _stride), new ReadOnlySpanFloat(_post, 0, rows * OutputCount),
            rows, 2f / ((float)count * OutputCount), Rates.NextRate());
    }

    private void Load(float[] source, int firstRow, int count, float scale)
    {
        _source = source;
        _firstRow = firstRow;
        _scale = scale;
        Run(Stage.Load, count);
    }

    private void Multiply(int rows) => Tile.Forward.Multiply(
        new ReadOnlySpanFloat(_rows, 0, rows * _stride), rows, new SpanFloat(_drive, 0, rows * OutputCount));

    private void Run(Stage stage, int blocks)
    {
        _stage = stage;
        Host.Team.Run(this, blocks);
    }

    /// <summary>Row of a sample's partner in the negative pair.</summary>
    private int PartnerRow(int sample) =>
        !_pairs ? _count + sample : _stream ? (_views ? 2 : 1) : (sample + _shift) % _count;

    /// <summary>Both pairs of one sample: drives, goodness, gains, and what is passed on.</summary>
    private void Judge(int sample, int width)
    {
        KernelSet kernels = Host.Kernels;
        ReadOnlySpanFloat own = new ReadOnlySpanFloat(_drive, sample * width, width);
        ReadOnlySpanFloat partner = new ReadOnlySpanFloat(_drive, PartnerRow(sample) * width, width);
        SpanFloat positive = new SpanFloat(_positiveDrive, sample * width, width);
        SpanFloat negative = new SpanFloat(_negativeDrive, sample * width, width);
        if (_pairs)
        {
            kernels.Add(own, _views ? new ReadOnlySpanFloat(_drive, (_count + sample) * width, width) : own, positive);
            kernels.Add(own, partner, negative);
        }
        else
        {
            own.CopyTo(positive);
            partner.CopyTo(negative);
        }

        float good = kernels.RectifiedSquares(positive) / width;
        float bad = kernels.RectifiedSquares(negative) / width;
        PositiveGoodness[sample] = good;
        NegativeGoodness[sample] = bad;
        Lengths[sample] = good;
        _positiveGain[sample] = Rates.PositiveGain(good, 1f);
        _negativeGain[sample] = Rates.NegativeGain(bad);
        if (_passesOn)
        {
            Activate(positive, new SpanFloat(Output.Positive, sample * width, width));
            Activate(negative, new SpanFloat(Output.Negative, sample * width, width));
        }
    }

    /// <summary>What one tile input is multiplied with: the pairs it is part of, each with its gain.</summary>
    private void Blame(int row, SpanFloat post)
    {
        KernelSet kernels = Host.Kernels;
        int width = OutputCount;
        post.Clear();
        bool partnersOnly = _stream && row == (_views ? 2 : 1);
        bool isOwn = row < _count;
        int sample = partnersOnly ? 0 : row % _count;
        ReadOnlySpanFloat positive = new ReadOnlySpanFloat(_positiveDrive, sample * width, width);
        ReadOnlySpanFloat negative = new ReadOnlySpanFloat(_negativeDrive, sample * width, width);
        if (isOwn || (_pairs && !partnersOnly))
        {
            kernels.AddRectified(positive, _positiveGain[sample] * (_pairs && !_views ? 2f : 1f), post);
        }

        if (partnersOnly || !_pairs ? !isOwn : isOwn)
        {
            kernels.AddRectified(negative, -_negativeGain[sample], post);
        }

        if (_pairs && !_stream && isOwn)
        {
            int chooser = (row - _shift + _count) % _count;
            kernels.AddRectified(new ReadOnlySpanFloat(_negativeDrive, chooser * width, width), -_negativeGain[chooser], post);
        }
    }
}
