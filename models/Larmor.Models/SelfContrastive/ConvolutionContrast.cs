using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>A convolution over one tile, image by image; goodness per position.</summary>
/// <remarks>
/// Images are [row, column, channel]. The statistics of a pair include its mirrored border, so each pair is standardised as a whole. The pairs
/// of a mini-batch share the drives of their halves; streams, single samples and two views are driven pair by pair, the bias input at 2
/// for a pair and 1 otherwise.
/// </remarks>
internal sealed class ConvolutionContrast : ContrastLayer, IBlockWork
{
    private const int ChunkPositions = 32;

    private readonly ConvolutionShape _shape;
    private readonly IPatchProducts _convolution;
    private readonly float[] _padded;
    private readonly float[] _other;
    private readonly float[] _image;
    private readonly float[] _positiveImage;
    private readonly float[] _negativeImage;
    private readonly float[] _positiveDrive;
    private readonly float[] _negativeDrive;
    private readonly float[] _post;
    private readonly float[] _map;
    private readonly float[] _positiveGain;
    private readonly float[] _negativeGain;
    private readonly SharedHalves? _halves;
    private float[] _gain;
    private Stage _stage;
    private float[] _source;
    private int _length;

    internal ConvolutionContrast(Placement placement, int index, SelfContrastiveLayerOptions options, ConvolutionShape shape)
        : base(placement, index, options, shape.InputLength, shape.OutputLength, shape.Positions)
    {
        _shape = shape;
        _convolution = placement.CreatePatches(
            index, new PatchGrid(shape.PaddedWidth, shape.PaddedHeight, shape.Channels, shape.Options.Kernel));
        _padded = new float[Capacity * shape.PaddedLength];
        _other = new float[shape.PaddedLength];
        _image = new float[shape.InputLength];
        _positiveImage = new float[shape.PaddedLength];
        _negativeImage = new float[shape.PaddedLength];
        Kept = new float[shape.PaddedLength];
        int map = shape.Positions * shape.OutputChannels;
        _positiveDrive = new float[map];
        _negativeDrive = new float[map];
        _post = new float[map];
        _map = new float[map];
        _positiveGain = new float[shape.Positions];
        _negativeGain = new float[shape.Positions];
        _halves = Capacity > 1 ? new SharedHalves(placement, index, shape, _convolution, _positiveDrive, _negativeDrive) : null;
        _source = _padded;
        _gain = _positiveGain;
        placement.Memory.Add(
            MemoryPlace.Host, "layer " + index + " padded images",
            4L * (_padded.Length + (4L * _other.Length) + _image.Length));
        placement.Memory.Add(MemoryPlace.Host, "layer " + index + " maps of one image", (16L * map) + (8L * shape.Positions));
    }

    private enum Stage
    {
        Factors,
        Activate,
    }

    internal override int FeatureCount => _shape.FeatureCount;

    protected override float[] Kept { get; }

    internal override void Prepare(IUpdateRule rule) => rule.PreparePatches(Index, _convolution);

    internal override void Contrast(ContrastBatch input, int count, IUpdateRule? rule, bool passesOn)
    {
        float rate = rule == null ? 0f : Rates.NextRate();
        for (int sample = 0; sample < count; sample++)
        {
            Single(input.Positive, sample, 1f, _positiveImage);
            Single(input.Negative, sample, 1f, _negativeImage);
            Learn(sample, count, 1f, rule, rate, passesOn);
        }

        Note(count, rule);
    }

    internal override void Infer(float[] input, int count, bool pairs)
    {
        float scale = pairs ? FloatMath.Sqrt(((2f * _other.Length) - 1f) / (2f * (_other.Length - 1f))) : 1f;
        for (int sample = 0; sample < count; sample++)
        {
            if (pairs)
            {
                Prepare(input, sample, _other);
                Host.Kernels.Standardise(_other, scale, _positiveImage);
            }
            else
            {
                Single(input, sample, scale, _positiveImage);
            }

            _convolution.Multiply(_positiveImage, 1, 1f, _positiveDrive);
            PassOn(_positiveDrive, Output.Positive, sample);
        }
    }

    internal override void Features(int sample, SpanFloat destination)
    {
        _shape.PoolForReadout(Host.Kernels, new ReadOnlySpanFloat(Output.Positive, sample * OutputCount, OutputCount), destination);
        Host.Kernels.Standardise(destination, 1f, destination);
    }

    /// <summary>Some positions of the stage under way.</summary>
    public void Execute(int blockIndex)
    {
        int first = blockIndex * ChunkPositions;
        int count = _length - first < ChunkPositions ? _length - first : ChunkPositions;
        int width = _shape.OutputChannels;
        KernelSet kernels = Host.Kernels;
        for (int position = first; position < first + count; position++)
        {
            ReadOnlySpanFloat drive = new ReadOnlySpanFloat(_source, position * width, width);
            if (_stage == Stage.Activate)
            {
                Activate(drive, new SpanFloat(_map, position * width, width));
                continue;
            }

            SpanFloat post = new SpanFloat(_post, position * width, width);
            post.Clear();
            kernels.AddRectified(drive, _gain[position], post);
        }
    }

    protected override void PairCore(float[] positive, float[] second, int count, int shift, IUpdateRule? rule, bool passesOn)
    {
        float rate = rule == null ? 0f : Rates.NextRate();
        int length = _other.Length;
        for (int sample = 0; sample < count; sample++)
        {
            Prepare(positive, sample, new SpanFloat(_padded, sample * length, length));
        }

        if (second == positive && count > 1)
        {
            LearnTogether(_halves!, count, shift, rule, rate, passesOn);
            Note(count, rule);
            return;
        }

        for (int sample = 0; sample < count; sample++)
        {
            ReadOnlySpanFloat own = new ReadOnlySpanFloat(_padded, sample * length, length);
            bool views = second != positive;
            if (views)
            {
                Prepare(second, sample, _other);
            }

            Standardised(own, views ? new ReadOnlySpanFloat(_other) : own, _positiveImage);
            Standardised(
                own, count == 1 ? new ReadOnlySpanFloat(Kept) : new ReadOnlySpanFloat(_padded, (sample + shift) % count * length, length),
                _negativeImage);
            Learn(sample, count, 2f, rule, rate, passesOn);
        }

        Note(count, rule);
    }

    protected override void Keep(float[] sample) => Prepare(sample, 0, Kept);

    /// <summary>A sample standardised, then mirrored at its border.</summary>
    private void Prepare(float[] samples, int sample, SpanFloat padded)
    {
        Host.Kernels.Standardise(new ReadOnlySpanFloat(samples, sample * InputCount, InputCount), 1f, _image);
        _shape.Pad(_image, padded);
    }

    /// <summary>A sample of an un-paired stream: mirrored, then standardised with its border.</summary>
    private void Single(float[] samples, int sample, float scale, float[] image)
    {
        _shape.Pad(new ReadOnlySpanFloat(samples, sample * InputCount, InputCount), image);
        Host.Kernels.Standardise(image, scale, image);
    }

    /// <summary>The sum of two halves, standardised by the statistics of both.</summary>
    private void Standardised(ReadOnlySpanFloat first, ReadOnlySpanFloat second, float[] sum)
    {
        KernelSet kernels = Host.Kernels;
        int n = 2 * first.Length;
        float mean = (kernels.Sum(first) + kernels.Sum(second)) / n;
        float variance = (kernels.SumOfSquares(first, mean) + kernels.SumOfSquares(second, mean)) / (n - 1);
        kernels.Add(first, second, sum);
        kernels.Affine(sum, 2f * mean, 1f / (FloatMath.Sqrt(variance) + KernelSet.DeviationFloor), sum);
    }

    /// <summary>A mini-batch whose halves are its samples.</summary>
    private void LearnTogether(SharedHalves halves, int count, int shift, IUpdateRule? rule, float rate, bool passesOn)
    {
        halves.Begin(_padded, count);
        for (int sample = 0; sample < count; sample++)
        {
            halves.Pair(sample, (sample + shift) % count);
            Judge(sample, passesOn);
            if (rule != null)
            {
                Weigh(sample);
                halves.Add(_positiveGain, _negativeGain);
            }
        }

        if (rule != null)
        {
            halves.Gather(Index, _padded, count, rule, Factor(count), rate);
            rule.Step(Index, Tile, rate);
        }
    }

    /// <summary>Both images of one sample through the tile, their goodness by position, what is passed on, and the update.</summary>
    private void Learn(int sample, int count, float bias, IUpdateRule? rule, float rate, bool passesOn)
    {
        _convolution.Multiply(_positiveImage, 1, bias, _positiveDrive);
        _convolution.Multiply(_negativeImage, 1, bias, _negativeDrive);
        Judge(sample, passesOn);
        if (rule == null)
        {
            return;
        }

        Weigh(sample);
        Update(_positiveImage, _positiveDrive, _positiveGain, bias, rule, Factor(count), rate);
        Update(_negativeImage, _negativeDrive, _negativeGain, bias, rule, Factor(count), rate);
        if (sample == count - 1)
        {
            rule.Step(Index, Tile, rate);
        }
    }

    /// <summary>What the loss averages over.</summary>
    private float Factor(int count) => 2f / ((float)count * _shape.Positions * _shape.OutputChannels);

    /// <summary>Goodness of both drives of a sample, and what is passed on.</summary>
    private void Judge(int sample, bool passesOn)
    {
        Lengths[sample] = FloatMath.Sqrt(Judge(_positiveDrive, PositiveGoodness, sample));
        Judge(_negativeDrive, NegativeGoodness, sample);
        if (passesOn)
        {
            PassOn(_positiveDrive, Output.Positive, sample);
            PassOn(_negativeDrive, Output.Negative, sample);
        }
    }

    /// <summary>What the errors of a sample are multiplied by, position by position.</summary>
    private void Weigh(int sample)
    {
        int positions = _shape.Positions;
        float share = Lengths[sample] > 0f ? positions / Lengths[sample] : 0f;
        for (int p = 0; p < positions; p++)
        {
            float goodness = PositiveGoodness[(sample * positions) + p];
            _positiveGain[p] = Rates.PositiveGain(goodness, share * goodness);
            _negativeGain[p] = -Rates.NegativeGain(NegativeGoodness[(sample * positions) + p]);
        }
    }

    private void Note(int count, IUpdateRule? rule)
    {
        if (rule != null)
        {
            Rates.Note(PositiveGoodness, NegativeGoodness, Lengths, count, _shape.Positions);
        }
    }

    private void Update(float[] image, float[] drive, float[] gain, float bias, IUpdateRule rule, float factor, float rate)
    {
        _source = drive;
        _gain = gain;
        Run(Stage.Factors, _shape.Positions);
        rule.GatherPatches(Index, _convolution, image, 1, bias, _post, factor, rate);
    }

    private void Run(Stage stage, int length)
    {
        _stage = stage;
        _length = length;
        Host.Team.Run(this, (length + ChunkPositions - 1) / ChunkPositions);
    }

    /// <summary>Goodness of every position; answers the sum of its squares.</summary>
    private float Judge(float[] drive, float[] goodness, int sample)
    {
        int width = _shape.OutputChannels;
        int positions = _shape.Positions;
        float squares = 0f;
        for (int p = 0; p < positions; p++)
        {
            float value = Host.Kernels.RectifiedSquares(new ReadOnlySpanFloat(drive, p * width, width)) / width;
            goodness[(sample * positions) + p] = value;
            squares += value * value;
        }

        return squares;
    }

    private void PassOn(float[] drive, float[] output, int sample)
    {
        _source = drive;
        Run(Stage.Activate, _shape.Positions);
        _shape.Pool(Host.Kernels, _map, new SpanFloat(output, sample * OutputCount, OutputCount));
    }
}
