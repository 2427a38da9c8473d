using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary><see cref="EqSpike"/> where the chip spikes and the rule runs on its events: the host keeps rate traces of what it receives.</summary>
/// <remarks>
/// Gives the spikes and the weights of the host's path with one sign of the nudge a sample, event for event. Martin et al., iScience 24,
/// 102222 (2021). After construction nothing is allocated.
/// </remarks>
public sealed class EventEqSpike : ISupervisedLearner
{
    private readonly Placement _placement;
    private readonly EqSpikeOptions _options;
    private readonly ISpikingCore _core;
    private readonly ISpikePort _port;
    private readonly RateTraces _hidden;
    private readonly RateTraces _output;
    private readonly SpikeBuffer _received;
    private readonly float[] _input;
    private readonly float[] _drive;
    private readonly float[] _outputBias;
    private readonly float[] _target;
    private readonly float[] _change;
    private readonly float[] _score;
    private long _step;

    /// <summary>A learner on a placed network whose chip has spiking neurons.</summary>
    /// <param name="placement">Made with <see cref="EqSpike.Needs"/>; one hidden and one output layer.</param>
    /// <param name="options">Hyper-parameters; one sign of the nudge, spike-triggered updates.</param>
    /// <exception cref="System.ArgumentException">An option outside its range; the message has name, value and limit.</exception>
    /// <exception cref="ChipException">The chip has no spiking neurons that can be nudged.</exception>
    public EventEqSpike(Placement placement, EqSpikeOptions options)
    {
        EqSpikeRules.Check(placement.Network, options);
        EqSpikeRules.CheckEvents(options);
        _placement = placement;
        _options = options;
        InputCount = placement.Network.InputCount;
        OutputCount = placement.Network.OutputCount;
        int hiddenCount = placement.Network.Layer(0).OutputCount;
        ISpikingCore? core = placement.Chip is ISpikingChip chip
            ? chip.TryCreateSpikingCore(hiddenCount, OutputCount, options.Constants)
            : null;
        if (core == null)
        {
            Throw.Fault(
                ChipFault.Other, "chip '" + placement.Chip.Info.Name
                + "' has no spiking neurons that can be nudged towards a target: run EqSpike, which spikes on the host, or choose digital");
        }

        _core = core!;
        _port = _core.Port;
        _hidden = new RateTraces(hiddenCount, options.Constants);
        _output = new RateTraces(OutputCount, options.Constants);
        _received = new SpikeBuffer(hiddenCount + OutputCount);
        _input = new float[InputCount + 1];
        _drive = new float[hiddenCount];
        _outputBias = new float[OutputCount];
        _target = new float[OutputCount];
        _change = new float[hiddenCount > OutputCount ? hiddenCount : OutputCount];
        _score = new float[OutputCount];
        placement.Memory.Add(MemoryPlace.Chip, "spiking neurons and their synapses", _core.BufferBytes);
        placement.Memory.Add(
            MemoryPlace.Host, "traces of spikes, inputs and drives",
            _hidden.Bytes + _output.Bytes + _received.Bytes
            + (4L * (_input.Length + _drive.Length + _outputBias.Length + _target.Length + _change.Length + _score.Length)));
        placement.CheckHostMemory();
        InitialWeights.Program(placement, options.InitialGain, options.Seed);
        TakeSynapses();
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount { get; }

    /// <summary>Factor on all learning rates: where a schedule acts.</summary>
    public float RateFactor { get; set; } = 1f;

    /// <summary>The chip's neurons.</summary>
    public ISpikingCore Core => _core;

    /// <summary>Events that were received and found no room; anything but 0 means that learning missed spikes.</summary>
    public long DroppedCount { get; private set; }

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat inputs, int[] labels, int count)
    {
        Check(inputs, count);
        for (int k = 0; k < count; k++)
        {
            if (labels[k] < 0 || labels[k] >= OutputCount)
            {
                Throw.Range("label " + k, labels[k], 0, OutputCount - 1);
            }
        }

        for (int k = 0; k < count; k++)
        {
            Begin(inputs.Slice(k * InputCount, InputCount), CounterRandom.Key(_options.Seed, EqSpikeStream.Potential, (ulong)_step));
            RunFree();
            Learn(labels[k]);
            _step++;
        }
    }

    /// <inheritdoc/>
    public void Infer(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        Check(inputs, count);
        if (outputs.Length != count * OutputCount)
        {
            Throw.Length(nameof(outputs), outputs.Length, count * OutputCount);
        }

        for (int k = 0; k < count; k++)
        {
            Begin(inputs.Slice(k * InputCount, InputCount), CounterRandom.Key(_options.Seed, EqSpikeStream.InferredPotential, 0UL));
            RunFree();
            ((ReadOnlySpanFloat)_score).CopyTo(outputs.Slice(k * OutputCount, OutputCount));
        }
    }

    /// <summary>Takes the weights between spiking neurons from the chip's second tile to its core: after programming it by hand.</summary>
    public void TakeSynapses()
    {
        int hiddenCount = _core.HiddenCount;
        float[] row = new float[hiddenCount + 1];
        float[] own = new float[OutputCount];
        for (int o = 0; o < OutputCount; o++)
        {
            _placement.Layer(1).Weights.Read(o, 1, row);
            _outputBias[o] = row[hiddenCount];
            for (int h = 0; h < hiddenCount; h++)
            {
                _core.ReadSynapses(h, own);
                own[o] = row[h];
                _core.ProgramSynapses(h, own);
            }
        }
    }

    private void Begin(ReadOnlySpanFloat input, ulong key)
    {
        input.CopyTo(new SpanFloat(_input, 0, InputCount));
        _input[InputCount] = 1f;
        _placement.Layer(0).Forward.Multiply(_input, 1, _drive);
        _core.Rest();
        _hidden.Rest();
        _output.Rest();
        _core.DriveHidden(_drive);
        _core.DriveOutput(_outputBias);
        if (_options.RandomStart)
        {
            // Drives are on the chip: their buffers hold the potentials for a moment.
            for (int h = 0; h < _drive.Length; h++)
            {
                _drive[h] = _options.Threshold * CounterRandom.FloatAt(key, (uint)h);
            }

            for (int o = 0; o < OutputCount; o++)
            {
                _target[o] = _options.Threshold * CounterRandom.FloatAt(key, (uint)(_drive.Length + o));
            }

            _core.SetPotentials(_drive, _target);
        }
    }

    private void RunFree()
    {
        int steps = _options.FreeStepCount;
        int first = steps / 3;
        float share = _options.RefractoryStepCount / (float)(steps - first);
        ((SpanFloat)_score).Clear();
        for (int t = 0; t < steps; t++)
        {
            Step();
            for (int k = 0; k < _output.FiredCount && t >= first; k++)
            {
                _score[_output.Fired[k]] += share;
            }
        }
    }

    private void Learn(int label)
    {
        float beta = _options.Beta;
        if (_options.RandomSign && (CounterRandom.At(CounterRandom.Key(_options.Seed, EqSpikeStream.Sign, (ulong)_step), 0u) & 1u) != 0u)
        {
            beta = -beta;
        }

        ((SpanFloat)_target).Clear();
        _target[label] = 1f;
        _core.Nudge(beta, _target);
        float scale = RateFactor * _options.LearningRates[1] / beta * _options.RefractoryStepCount;
        int hiddenCount = _core.HiddenCount;
        for (int t = 0; t < _options.NudgedStepCount; t++)
        {
            Step();
            _hidden.AddSlopes();
            _output.AddSlopes();
            SpanFloat toHidden = Scaled(_output, OutputCount, scale);
            for (int k = 0; k < _hidden.FiredCount; k++)
            {
                _core.AddToHidden(_hidden.Fired[k], toHidden);
            }

            SpanFloat toOutput = Scaled(_hidden, hiddenCount, scale);
            for (int k = 0; k < _output.FiredCount; k++)
            {
                _core.AddToOutput(_output.Fired[k], toOutput);
            }
        }

        float share = 1f / beta;
        _input[InputCount] = _options.BiasRates[0] / _options.LearningRates[0];
        _placement.Layer(0).Plasticity!.Accumulate(
            _input, new ReadOnlySpanFloat(_hidden.SlopeSum, 0, hiddenCount), 1, share * RateFactor * _options.LearningRates[0]);
        float biasRate = share * RateFactor * _options.BiasRates[1];
        for (int o = 0; o < OutputCount; o++)
        {
            _outputBias[o] += biasRate * _output.SlopeSum[o];
        }
    }

    private SpanFloat Scaled(RateTraces traces, int count, float scale)
    {
        for (int i = 0; i < count; i++)
        {
            _change[i] = scale * traces.Slope[i];
        }

        return new SpanFloat(_change, 0, count);
    }

    /// <summary>One tick of the core, and what the host makes of its events.</summary>
    private void Step()
    {
        _port.RunUntil(_port.NowMicroseconds + _core.TickMicroseconds, _received);
        DroppedCount += _received.DroppedCount;
        _hidden.FiredCount = 0;
        _output.FiredCount = 0;
        for (int k = 0; k < _received.Count; k++)
        {
            int address = _received.Address(k);
            if (address < _core.HiddenCount)
            {
                _hidden.Fired[_hidden.FiredCount++] = address;
            }
            else
            {
                _output.Fired[_output.FiredCount++] = address - _core.HiddenCount;
            }
        }

        _hidden.Follow();
        _output.Follow();
    }

    private void Check(ReadOnlySpanFloat inputs, int count)
    {
        if (count < 1)
        {
            Throw.Range(nameof(count), count, 1, ChipInfo.Unlimited);
        }

        if (inputs.Length != count * InputCount)
        {
            Throw.Length(nameof(inputs), inputs.Length, count * InputCount);
        }
    }
}
