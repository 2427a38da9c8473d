using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>Relaxation from the tiles' products: the host keeps the states and steps them, the tiles answer with drives.</summary>
/// <remarks>
/// Dense networks, and convolutions with pooling below dense layers. Scellier and Bengio (2017); the stepwise form of Ernoult et al. (2019)
/// and Laborieux et al. (2021); the leaky form of Liu et al. (2024). The drive of the clamped input is worked out once a settle. One layer
/// with a leak has constant drive: its steps are taken in closed form, exact up to rounding. What a pooled layer feeds back goes to the
/// pixels that won at the present state.
/// </remarks>
public sealed class HostRelaxation : IRelaxation
{
    private readonly HostArithmetic _host;
    private readonly RelaxationOptions _options;
    private readonly RelaxationLayer[] _layers;
    private readonly SoftmaxNudge? _readout;
    private readonly int _capacity;
    private int _loadedCount;

    /// <summary>A relaxation over tiles.</summary>
    /// <param name="host">What it computes with.</param>
    /// <param name="network">Shape.</param>
    /// <param name="forward">Tiles, first to last; all but the first with <see cref="ITile.Backward"/> when <paramref name="backward"/> is null.</param>
    /// <param name="backward">Tiles of the way back when it has weights of its own; entry l leads from layer l + 1 to layer l.</param>
    /// <param name="batchCapacity">Networks side by side.</param>
    /// <param name="options">How to settle.</param>
    public HostRelaxation(
        HostArithmetic host, NetworkSpec network, ITile[] forward, ITile[]? backward, int batchCapacity, RelaxationOptions options)
    {
        RelaxationRules.Check(network, options);
        _host = host;
        _options = options;
        _capacity = batchCapacity;
        int last = network.LayerCount - (options.SoftmaxReadout ? 1 : 0);
        InputCount = network.InputCount;
        TargetCount = network.OutputCount;
        IRelaxationSynapses[] synapses = new IRelaxationSynapses[last];
        for (int l = 0; l < last; l++)
        {
            IMatrixVector? way = l == 0 ? null : (backward != null ? backward[l - 1].Forward : forward[l].Backward);
            if (l > 0 && way == null)
            {
                Throw.Fault(ChipFault.Other, "layer " + l + " has no way back: place it with needs that ask for Backward");
            }

            LayerSpec layer = network.Layer(l);
            synapses[l] = layer.Convolution == null
                ? new DenseSynapses(forward[l].Forward, way, layer.InputCount, batchCapacity)
                : new ConvolutionSynapses(host, forward[l], layer.Convolution, batchCapacity, l > 0);
        }

        _layers = new RelaxationLayer[last];
        int first = 0;
        long bytes = 0L;
        for (int l = 0; l < last; l++)
        {
            int width = network.Layer(l).NeuronCount;
            _layers[l] = new RelaxationLayer(synapses[l], first, width, l + 1 < last ? synapses[l + 1].FeedbackStride : 0, batchCapacity);
            first += width;
            bytes += _layers[l].BufferBytes;
        }

        StateCount = first;
        if (options.SoftmaxReadout)
        {
            _readout = new SoftmaxNudge(forward[last], network.Layer(last), batchCapacity);
            bytes += _readout.BufferBytes;
        }

        BufferBytes = bytes;
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int StateCount { get; }

    /// <inheritdoc/>
    public int LayerCount => _layers.Length;

    /// <inheritdoc/>
    public int TargetCount { get; }

    /// <inheritdoc/>
    public long BufferBytes { get; }

    /// <inheritdoc/>
    public int NeuronCount(int layerIndex) => _layers[layerIndex].Width;

    /// <inheritdoc/>
    public Relaxed SettleFree(ReadOnlySpanFloat clamped, ReadOnlySpanFloat mask, int count, SpanFloat states)
    {
        Load(clamped, mask, count, states);
        return Settle(mask, 0f, default, count, states, _options.FreeStepCount);
    }

    /// <inheritdoc/>
    public Relaxed SettleNudged(
        ReadOnlySpanFloat clamped, ReadOnlySpanFloat mask, float beta, ReadOnlySpanFloat targets, int count, SpanFloat states)
    {
        Load(clamped, mask, count, states);
        if (targets.Length != count * TargetCount)
        {
            Throw.Length(nameof(targets), targets.Length, count * TargetCount);
        }

        return Settle(mask, beta, targets, count, states, _options.NudgedStepCount);
    }

    /// <inheritdoc/>
    public void Read(int count, ReadOnlySpanFloat states, SpanFloat outputs)
    {
        RelaxationLayer layer = _layers[_layers.Length - 1];
        ReadOnlySpanFloat last = states.Slice(count * layer.First, count * layer.Width);
        if (_readout == null)
        {
            last.CopyTo(outputs);
        }
        else
        {
            _readout.Score(last, count, outputs);
        }
    }

    private void Load(ReadOnlySpanFloat clamped, ReadOnlySpanFloat mask, int count, SpanFloat states)
    {
        if (count < 1 || count > _capacity)
        {
            Throw.Range(nameof(count), count, 1, _capacity);
        }

        if (states.Length != count * StateCount)
        {
            Throw.Length(nameof(states), states.Length, count * StateCount);
        }

        if (mask.Length != 0 && mask.Length != states.Length)
        {
            Throw.Length(nameof(mask), mask.Length, states.Length);
        }

        if (clamped.Length == 0 && _loadedCount == count)
        {
            return;
        }

        if (clamped.Length != count * InputCount)
        {
            Throw.Length(nameof(clamped), clamped.Length, count * InputCount);
        }

        _loadedCount = count;
        RelaxationLayer layer = _layers[0];
        layer.Synapses.Drive(clamped, count, new SpanFloat(layer.Drive, 0, count * layer.Width));
    }

    private Relaxed Settle(
        ReadOnlySpanFloat mask, float beta, ReadOnlySpanFloat targets, int count, SpanFloat states, int limit)
    {
        if (_layers.Length == 1 && _options.StepSize > 0f && (_readout == null || beta == 0f))
        {
            return Jump(mask, beta, targets, count, states, limit);
        }

        for (int l = 1; l < _layers.Length && _options.Alternating; l += 2)
        {
            if (_layers[l].Synapses.Remembers)
            {
                // Even layers move first: they need the winners of the layers above at the state that they start from.
                GatherDrive(l, count, states);
            }
        }

        int step = 0;
        float residual = float.MaxValue;
        int worst = 0;
        float wanted = _options.Tolerance;
        while (step < limit && residual > wanted)
        {
            residual = 0f;
            step++;
            int groups = _options.Alternating ? 2 : 1;
            for (int group = 0; group < groups; group++)
            {
                for (int l = group; l < _layers.Length; l += groups)
                {
                    GatherDrive(l, count, states);
                }

                for (int l = group; l < _layers.Length; l += groups)
                {
                    GatherFeedback(l, beta, targets, count, states);
                }

                for (int l = group; l < _layers.Length; l += groups)
                {
                    float moved = Move(l, mask, beta, targets, count, states);
                    worst = moved > residual ? l : worst;
                    residual = moved > residual ? moved : residual;
                }
            }
        }

        int broken = NotFinite(count);
        return broken >= 0
            ? new Relaxed(step, float.PositiveInfinity, broken, false)
            : new Relaxed(step, residual, worst, residual <= (wanted > 0f ? wanted : _options.SettledResidual));
    }

    /// <summary>First layer whose drives are no numbers any more, or -1: clipped states would hide it.</summary>
    private int NotFinite(int count)
    {
        for (int l = 0; l < _layers.Length; l++)
        {
            float sum = _host.Kernels.Sum(new ReadOnlySpanFloat(_layers[l].Drive, 0, count * _layers[l].Width));
            if (!(sum - sum == 0f))
            {
                return l;
            }
        }

        return -1;
    }

    /// <summary>Drive of one layer from the layer before, as it stands; that of the first was worked out once.</summary>
    private void GatherDrive(int l, int count, SpanFloat states)
    {
        if (l > 0)
        {
            RelaxationLayer layer = _layers[l];
            RelaxationLayer before = _layers[l - 1];
            layer.Synapses.Drive(
                states.Slice(count * before.First, count * before.Width), count, new SpanFloat(layer.Drive, 0, count * layer.Width));
        }
    }

    /// <summary>Drive of one layer from the layer after, or from the read-out.</summary>
    private void GatherFeedback(int l, float beta, ReadOnlySpanFloat targets, int count, SpanFloat states)
    {
        RelaxationLayer layer = _layers[l];
        if (l + 1 < _layers.Length)
        {
            RelaxationLayer after = _layers[l + 1];
            SpanFloat feedback = new SpanFloat(layer.Feedback, 0, count * layer.FeedbackStride);
            after.Synapses.Feed(states.Slice(count * after.First, count * after.Width), count, feedback);
            if (_options.FeedbackGain != 1f)
            {
                _host.Kernels.Scale(feedback, _options.FeedbackGain, feedback);
            }
        }
        else if (_readout != null && beta != 0f)
        {
            _readout.Pull(states.Slice(count * layer.First, count * layer.Width), targets, beta, count);
        }
    }

    private float Move(int l, ReadOnlySpanFloat mask, float beta, ReadOnlySpanFloat targets, int count, SpanFloat states)
    {
        RelaxationLayer layer = _layers[l];
        bool last = l + 1 == _layers.Length;
        bool nudged = last && _readout == null && beta != 0f;
        bool read = last && _readout != null && beta != 0f;
        float[] feedback = read ? _readout!.Feedback : layer.Feedback;
        int stride = read ? _readout!.FeedbackStride : layer.FeedbackStride;
        int width = layer.Width;
        int first = count * layer.First;
        float residual = 0f;
        for (int k = 0; k < count; k++)
        {
            float moved = _host.Kernels.StepStates(
                states.Slice(first + (k * width), width),
                new ReadOnlySpanFloat(layer.Drive, k * width, width),
                !last || read ? new ReadOnlySpanFloat(feedback, k * stride, width) : default,
                nudged ? targets.Slice(k * width, width) : default,
                mask.Length != 0 ? mask.Slice(first + (k * width), width) : default,
                nudged ? beta : 0f, _options.StepSize, _options.Activation);
            residual = moved > residual ? moved : residual;
        }

        return residual;
    }

    /// <summary>
    /// All steps of the only layer at once: with a constant drive a, s goes to (a + β d)/(1 + β) by a factor 1 - dt (1 + β) a step, and
    /// the ends of [0, 1] hold what reaches them.
    /// </summary>
    private Relaxed Jump(
        ReadOnlySpanFloat mask, float beta, ReadOnlySpanFloat targets, int count, SpanFloat states, int limit)
    {
        float factor = 1f - (_options.StepSize * (1f + beta));
        float keep = 1f;
        float keptBefore = 1f;
        for (int t = 0; t < limit; t++)
        {
            keptBefore = keep;
            keep *= factor;
        }

        float scale = (1f - keep) / (1f + beta);
        _host.Kernels.JumpStates(
            states, new ReadOnlySpanFloat(_layers[0].Drive, 0, count * StateCount), beta != 0f ? targets : default, mask, scale, keep, beta * scale);

        // The largest possible last step, from one end to the other.
        float residual = NotFinite(count) < 0 ? keptBefore - keep : float.PositiveInfinity;
        return new Relaxed(limit, residual, 0, residual <= _options.SettledResidual);
    }
}
