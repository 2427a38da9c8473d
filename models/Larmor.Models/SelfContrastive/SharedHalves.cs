using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Pairs of a mini-batch of images whose halves are the samples themselves: each sample goes through the tile once.</summary>
/// <remarks>
/// A pair enters as (u + v - 2m) / s, m and s the mean and deviation of both halves. Its drive is (W u + W v - 2m W1) / s + 2b, and its part of the
/// update is shared out to the patches of u and of v in the same way; what the mean takes away, and the bias, are sums over the batch. So a
/// batch takes one product and one update of the tile a sample where driving every pair takes two of each; chips of any kind add in the same
/// way. The batch is seen with the weights it began with, under a rule without memory too.
/// </remarks>
internal sealed class SharedHalves : IBlockWork
{
    private const int ChunkPositions = 32;

    private readonly ConvolutionShape _shape;
    private readonly IPatchProducts _convolution;
    private readonly HostArithmetic _host;
    private readonly ITile _tile;
    private readonly float[] _drives;
    private readonly float[] _posts;
    private readonly float[] _positiveDrive;
    private readonly float[] _negativeDrive;
    private readonly float[] _means;
    private readonly float[] _squares;
    private readonly float[] _probes;
    private readonly float[] _answers;
    private readonly float[] _positiveOffset;
    private readonly float[] _negativeOffset;
    private readonly float[] _biasSums;
    private readonly float[] _meanSums;
    private readonly float[] _onePost;
    private readonly float[] _plainImage;
    private Moments _positive;
    private Moments _negative;
    private float[] _positiveGain = [];
    private float[] _negativeGain = [];
    private int _sample;
    private int _partner;
    private bool _drive;

    /// <param name="placement">Where the tile lies.</param>
    /// <param name="index">Its layer.</param>
    /// <param name="shape">Lengths.</param>
    /// <param name="convolution">The layer's products.</param>
    /// <param name="positiveDrive">Receives the drive of a positive pair, shape [Positions, OutputChannels].</param>
    /// <param name="negativeDrive">Receives that of a negative one.</param>
    internal SharedHalves(
        Placement placement, int index, ConvolutionShape shape, IPatchProducts convolution, float[] positiveDrive, float[] negativeDrive)
    {
        _shape = shape;
        _convolution = convolution;
        _host = placement.Host;
        _tile = placement.Layer(index);
        _positiveDrive = positiveDrive;
        _negativeDrive = negativeDrive;
        int capacity = placement.BatchCapacity;
        int width = shape.OutputChannels;
        int chunks = (shape.Positions + ChunkPositions - 1) / ChunkPositions;
        _drives = new float[capacity * positiveDrive.Length];
        _posts = new float[_drives.Length];
        _means = new float[capacity];
        _squares = new float[capacity];
        _probes = new float[2 * (shape.PatchLength + 1)];
        _answers = new float[2 * width];
        _positiveOffset = new float[width];
        _negativeOffset = new float[width];
        _biasSums = new float[chunks * width];
        _meanSums = new float[chunks * width];
        _onePost = new float[positiveDrive.Length];
        _plainImage = new float[shape.PaddedLength];
        for (int i = 0; i < shape.PatchLength; i++)
        {
            _probes[i] = 1f;
        }

        _probes[_probes.Length - 1] = 1f;
        placement.Memory.Add(
            MemoryPlace.Host, "layer " + index + " maps of a batch and their errors",
            4L * ((2L * _drives.Length) + (2L * capacity) + _probes.Length + (4L * width) + (2L * _biasSums.Length)
            + _onePost.Length + _plainImage.Length));
    }

    /// <summary>Drives every sample of a batch.</summary>
    /// <param name="padded">Samples with their borders, shape [count, PaddedLength].</param>
    /// <param name="count">Samples.</param>
    internal void Begin(float[] padded, int count)
    {
        KernelSet kernels = _host.Kernels;
        int length = _shape.PaddedLength;
        _convolution.Multiply(padded, count, 0f, _drives);
        _tile.Forward.Multiply(_probes, 2, _answers);
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpanFloat image = new ReadOnlySpanFloat(padded, k * length, length);
            _means[k] = kernels.Sum(image) / length;
            _squares[k] = kernels.SumOfSquares(image, _means[k]);
        }

        new SpanFloat(_posts, 0, count * _positiveDrive.Length).Clear();
        ((SpanFloat)_biasSums).Clear();
        ((SpanFloat)_meanSums).Clear();
    }

    /// <summary>Works out the drives of a sample paired with itself and with its partner.</summary>
    internal void Pair(int sample, int partner)
    {
        _sample = sample;
        _partner = partner;
        _positive = MomentsOf(sample, sample, _positiveOffset);
        _negative = MomentsOf(sample, partner, _negativeOffset);
        Run(true);
    }

    /// <summary>Takes the errors of the pairs under way: gain times what is above 0, position by position.</summary>
    internal void Add(float[] positiveGain, float[] negativeGain)
    {
        _positiveGain = positiveGain;
        _negativeGain = negativeGain;
        Run(false);
    }

    /// <summary>Gives the batch's update to the rule.</summary>
    internal void Gather(int index, float[] padded, int count, IUpdateRule rule, float factor, float rate)
    {
        rule.GatherPatches(index, _convolution, padded, count, 0f, _posts, factor, rate);

        // A patch of ones carries what the means took away, a patch of zeros the bias: in one position, the rest of the map being 0.
        SumChunks(_meanSums);
        ((SpanFloat)_plainImage).Fill(1f);
        rule.GatherPatches(index, _convolution, _plainImage, 1, 0f, _onePost, factor, rate);
        SumChunks(_biasSums);
        ((SpanFloat)_plainImage).Clear();
        rule.GatherPatches(index, _convolution, _plainImage, 1, 1f, _onePost, factor, rate);
    }

    /// <summary>Some positions of the pairs under way.</summary>
    public void Execute(int blockIndex)
    {
        int first = blockIndex * ChunkPositions;
        int end = first + ChunkPositions < _shape.Positions ? first + ChunkPositions : _shape.Positions;
        int width = _shape.OutputChannels;
        int map = _positiveDrive.Length;
        KernelSet kernels = _host.Kernels;
        SpanFloat bias = new SpanFloat(_biasSums, blockIndex * width, width);
        SpanFloat means = new SpanFloat(_meanSums, blockIndex * width, width);
        for (int p = first; p < end; p++)
        {
            int own = (_sample * map) + (p * width);
            int other = (_partner * map) + (p * width);
            SpanFloat positive = new SpanFloat(_positiveDrive, p * width, width);
            SpanFloat negative = new SpanFloat(_negativeDrive, p * width, width);
            if (_drive)
            {
                ReadOnlySpanFloat drive = new ReadOnlySpanFloat(_drives, own, width);
                kernels.Scale(drive, 2f * _positive.Inverse, positive);
                kernels.Add(positive, _positiveOffset, positive);
                kernels.Add(drive, new ReadOnlySpanFloat(_drives, other, width), negative);
                kernels.Scale(negative, _negative.Inverse, negative);
                kernels.Add(negative, _negativeOffset, negative);
                continue;
            }

            SpanFloat ownPost = new SpanFloat(_posts, own, width);
            float gain = _positiveGain[p];
            kernels.AddRectified(positive, 2f * gain * _positive.Inverse, ownPost);
            kernels.AddRectified(positive, 2f * gain, bias);
            kernels.AddRectified(positive, -2f * gain * _positive.Mean * _positive.Inverse, means);
            gain = _negativeGain[p];
            kernels.AddRectified(negative, gain * _negative.Inverse, ownPost);
            kernels.AddRectified(negative, gain * _negative.Inverse, new SpanFloat(_posts, other, width));
            kernels.AddRectified(negative, 2f * gain, bias);
            kernels.AddRectified(negative, -2f * gain * _negative.Mean * _negative.Inverse, means);
        }
    }

    private void Run(bool drive)
    {
        _drive = drive;
        _host.Team.Run(this, (_shape.Positions + ChunkPositions - 1) / ChunkPositions);
    }

    /// <summary>Statistics of a pair, and what its drive has besides the halves: 2b less the mean's part.</summary>
    private Moments MomentsOf(int first, int second, float[] offset)
    {
        int n = _shape.PaddedLength;
        int width = _shape.OutputChannels;
        float mean = 0.5f * (_means[first] + _means[second]);
        float apart = 0.5f * (_means[first] - _means[second]);
        float variance = (_squares[first] + _squares[second] + (2f * n * apart * apart)) / ((2 * n) - 1);
        Moments moments = new Moments(mean, 1f / (FloatMath.Sqrt(variance) + KernelSet.DeviationFloor));
        for (int c = 0; c < width; c++)
        {
            offset[c] = 2f * (_answers[width + c] - (moments.Mean * moments.Inverse * _answers[c]));
        }

        return moments;
    }

    private void SumChunks(float[] sums)
    {
        int width = _shape.OutputChannels;
        SpanFloat first = new SpanFloat(_onePost, 0, width);
        first.Clear();
        for (int start = 0; start < sums.Length; start += width)
        {
            _host.Kernels.Add(first, new ReadOnlySpanFloat(sums, start, width), first);
        }
    }

    /// <summary>Mean of a pair, and one over its deviation.</summary>
    private readonly struct Moments
    {
        internal Moments(float mean, float inverse)
        {
            Mean = mean;
            Inverse = inverse;
        }

        internal float Mean { get; }

        internal float Inverse { get; }
    }
}
