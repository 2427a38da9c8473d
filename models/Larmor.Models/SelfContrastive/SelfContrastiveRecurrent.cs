using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Two recurrent layers, one forward and one backward in time, that learn frame by frame: no error crosses a time step.</summary>
/// <remarks>
/// Chen et al. (2025), spoken digits: <c>h_t = max(W_in u_t + b1 + W_rec z_{t-1} + b2, 0)</c>, <c>z_t</c> = h_t standardised, u_t the sum of the pair's
/// frames; goodness of a frame is the mean of h² over the units of both directions. A direction is one tile with the inputs
/// [u, 1, z, 1]. After construction nothing is allocated.
/// </remarks>
public sealed class SelfContrastiveRecurrent : IStateful, IBlockWork
{
    private const uint PartnerStream = 11;

    private readonly Placement _placement;
    private readonly RecurrentContrastOptions _options;
    private readonly IUpdateRule _rule;
    private readonly KernelSet _kernels;
    private readonly int _units;
    private readonly int _stride;
    private readonly float[] _inputs;
    private readonly float[] _rows;
    private readonly float[][] _drive;
    private readonly float[] _post;
    private readonly RecurrentGoodness _goodness;
    private long _step;
    private int _rowCount;
    private int _frames;
    private int _frame;
    private int _direction;
    private bool _blames;

    /// <summary>A learner on a placed network, weights U(-1 / sqrt(units), 1 / sqrt(units)) programmed.</summary>
    /// <param name="placement">A network of <see cref="Network"/>; its batch is that of sequences.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="inputCount">Values of a frame.</param>
    /// <param name="rule">How gradients become changes.</param>
    public SelfContrastiveRecurrent(Placement placement, RecurrentContrastOptions options, int inputCount, IUpdateRule rule)
    {
        if (placement.Network.LayerCount != 2 || placement.Network.Layer(0).TileInputCount != inputCount + options.UnitCount + 2)
        {
            Throw.Argument(nameof(placement), "the placement is not of SelfContrastiveRecurrent.Network for these options");
        }

        if (options.LargestFrameCount < 1)
        {
            Throw.Range(nameof(options.LargestFrameCount), options.LargestFrameCount, 1, ChipInfo.Unlimited);
        }

        _placement = placement;
        _options = options;
        _rule = rule;
        _kernels = placement.Host.Kernels;
        _units = options.UnitCount;
        InputCount = inputCount;
        _stride = inputCount + _units + 2;
        int rows = 2 * placement.BatchCapacity;
        int frames = options.LargestFrameCount;
        _inputs = new float[rows * frames * inputCount];
        _rows = new float[rows * _stride];
        _post = new float[rows * _units];
        _drive = [new float[rows * frames * _units], new float[rows * frames * _units]];
        _goodness = new RecurrentGoodness(_kernels, options, rows * frames);
        placement.Memory.Add(
            MemoryPlace.Host, "sequences, states of both directions and goodness",
            4L * (_inputs.Length + (long)_rows.Length + _post.Length + (2L * _drive[0].Length) + (2L * rows * frames)));
        rule.Prepare(placement);
        placement.CheckHostMemory();
        ContrastWeights.Program(placement, options, _stride);
    }

    /// <summary>Values of a frame.</summary>
    public int InputCount { get; }

    /// <summary>Length of the features: last states of both directions.</summary>
    public int OutputCount => 2 * _units;

    /// <summary>Factor on the learning rate: where a schedule acts.</summary>
    public float RateFactor { get; set; } = 1f;

    /// <summary>Mean G+ since <see cref="ClearGoodness"/>.</summary>
    public float PositiveGoodness => _goodness.Mean(0);

    /// <summary>Mean G- since <see cref="ClearGoodness"/>.</summary>
    public float NegativeGoodness => _goodness.Mean(1);

    /// <summary>Mean loss since <see cref="ClearGoodness"/>.</summary>
    public float Loss => _goodness.Mean(2);

    /// <summary>The two tiles: forward, then backward in time.</summary>
    public static NetworkSpec Network(int inputCount, int unitCount)
    {
        LayerSpec direction = new LayerSpec(inputCount + unitCount + 1, unitCount, true);
        return NetworkSpec.Of(direction, direction);
    }

    /// <summary>G+ of the last batch for sequence and frame.</summary>
    public float PositiveGoodnessAt(int sequence, int frame) => _goodness.Values[(sequence * _frames) + frame];

    /// <summary>G- of the last batch for sequence and frame.</summary>
    public float NegativeGoodnessAt(int sequence, int frame) => _goodness.Values[(((_rowCount / 2) + sequence) * _frames) + frame];

    /// <summary>Starts the means anew.</summary>
    public void ClearGoodness() => _goodness.Clear();

    /// <summary>Learns from a batch of sequences, each paired with itself and with another one.</summary>
    /// <param name="sequences">Shape [count, frames, InputCount]; shorter ones end in zeros.</param>
    /// <param name="count">Sequences, 2 to the placement's batch.</param>
    /// <param name="frames">Frames of the longest.</param>
    public void Observe(ReadOnlySpanFloat sequences, int count, int frames)
    {
        if (count < 2 || count > _placement.BatchCapacity)
        {
            Throw.Range(nameof(count), count, 2, _placement.BatchCapacity);
        }

        int length = Check(sequences.Length, count, frames);
        int shift = 1 + (int)(CounterRandom.At(CounterRandom.Key(_options.Seed, PartnerStream, (ulong)_step), 0u) % (uint)(count - 1));
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpanFloat own = sequences.Slice(k * length, length);
            _kernels.Add(own, own, new SpanFloat(_inputs, k * length, length));
            _kernels.Add(own, sequences.Slice((k + shift) % count * length, length), new SpanFloat(_inputs, (count + k) * length, length));
        }

        Run(2 * count, frames);
        _goodness.Judge(_drive[0], _drive[1], count, frames);
        _rule.BeginStep();
        Update(0, count);
        Update(1, count);
        _step++;
    }

    /// <summary>The last state of each direction for one sequence, paired with itself.</summary>
    /// <param name="sequence">Shape [frames, InputCount], without padding.</param>
    /// <param name="frames">Frames.</param>
    /// <param name="features">Receives shape [OutputCount].</param>
    public void Infer(ReadOnlySpanFloat sequence, int frames, SpanFloat features)
    {
        if (features.Length != OutputCount)
        {
            Throw.Length(nameof(features), features.Length, OutputCount);
        }

        Check(sequence.Length, 1, frames);
        _kernels.Add(sequence, sequence, new SpanFloat(_inputs, 0, sequence.Length));
        Run(1, frames);
        State(0, 0, frames - 1, features.Slice(0, _units));
        State(1, 0, 0, features.Slice(_units, _units));
    }

    /// <summary>The mean state over time of each direction, of the sequence that <see cref="Infer"/> took last: what was heard, whenever it was.</summary>
    /// <param name="features">Receives shape [OutputCount].</param>
    public void ReadMeanStates(SpanFloat features)
    {
        if (features.Length != OutputCount)
        {
            Throw.Length(nameof(features), features.Length, OutputCount);
        }

        if (_rowCount != 1)
        {
            Throw.Argument(nameof(features), "there is no inferred sequence to read: call Infer first");
        }

        features.Clear();
        SpanFloat state = new SpanFloat(_post, 0, _units);
        for (int direction = 0; direction < 2; direction++)
        {
            SpanFloat sum = features.Slice(direction * _units, _units);
            for (int frame = 0; frame < _frames; frame++)
            {
                State(direction, 0, frame, state);
                _kernels.Add(sum, state, sum);
            }
        }

        _kernels.Scale(features, 1f / _frames, features);
    }

    /// <summary>One row's part of a frame: the tile's inputs, or the factor of its update.</summary>
    public void Execute(int blockIndex)
    {
        if (_blames)
        {
            SpanFloat post = new SpanFloat(_post, blockIndex * _units, _units);
            post.Clear();
            _kernels.AddRectified(Drive(_direction, blockIndex, _frame), _goodness.Gains[(blockIndex * _frames) + _frame], post);
        }

        SpanFloat row = new SpanFloat(_rows, blockIndex * _stride, _stride);
        new ReadOnlySpanFloat(_inputs, ((blockIndex * _frames) + _frame) * InputCount, InputCount).CopyTo(row.Slice(0, InputCount));
        row[InputCount] = 1f;
        SpanFloat state = row.Slice(InputCount + 1, _units);
        int before = _direction == 0 ? _frame - 1 : _frame + 1;
        if (before < 0 || before >= _frames)
        {
            state.Clear();
        }
        else
        {
            State(_direction, blockIndex, before, state);
        }

        row[_stride - 1] = 1f;
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_step);
        _goodness.Save(sink);
        _rule.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _step = source.ReadLong();
        _goodness.Load(source);
        _rule.Load(source);
    }

    private int Check(int given, int count, int frames)
    {
        if (frames < 1 || frames > _options.LargestFrameCount)
        {
            Throw.Range(nameof(frames), frames, 1, _options.LargestFrameCount);
        }

        int length = frames * InputCount;
        if (given != count * length)
        {
            Throw.Length("sequences", given, count * length);
        }

        return length;
    }

    /// <summary>Drives both directions through all frames; their drives are kept, frame after frame of all rows.</summary>
    private void Run(int rows, int frames)
    {
        _rowCount = rows;
        _frames = frames;
        for (int direction = 0; direction < 2; direction++)
        {
            for (int step = 0; step < frames; step++)
            {
                Prepare(direction, step, false);
                _placement.Layer(direction).Forward.Multiply(
                    new ReadOnlySpanFloat(_rows, 0, rows * _stride), rows,
                    new SpanFloat(_drive[direction], _frame * rows * _units, rows * _units));
            }
        }
    }

    private void Prepare(int direction, int step, bool blames)
    {
        _direction = direction;
        _frame = direction == 0 ? step : _frames - 1 - step;
        _blames = blames;
        _placement.Host.Team.Run(this, _rowCount);
    }

    private ReadOnlySpanFloat Drive(int direction, int row, int frame) =>
        new ReadOnlySpanFloat(_drive[direction], ((frame * _rowCount) + row) * _units, _units);

    private void State(int direction, int row, int frame, SpanFloat state)
    {
        _kernels.Above(Drive(direction, row, frame), 0f, state);
        _kernels.Standardise(state, 1f, state);
    }

    private void Update(int direction, int count)
    {
        ITile tile = _placement.Layer(direction);
        float factor = 1f / ((float)count * _frames * _units);
        float rate = _options.LearningRate * RateFactor;
        for (int step = 0; step < _frames; step++)
        {
            Prepare(direction, step, true);
            ReadOnlySpanFloat pre = new ReadOnlySpanFloat(_rows, 0, _rowCount * _stride);
            ReadOnlySpanFloat post = new ReadOnlySpanFloat(_post, 0, _rowCount * _units);
            if (step == _frames - 1)
            {
                _rule.Apply(direction, tile, pre, post, _rowCount, factor, rate);
            }
            else
            {
                _rule.Gather(direction, tile, pre, post, _rowCount, factor, rate);
            }
        }
    }
}
