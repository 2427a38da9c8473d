using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Spiking equilibrium propagation: spikes of one side carry the other side's rate derivative into the weights.</summary>
/// <remarks>
/// E. Martin, M. Ernoult, J. Laydevant, S. Li, D. Querlioz, T. Petrisor, J. Grollier, iScience 24, 102222 (2021), in the reconstruction of
/// this project (the dynamics stand at <see cref="SpikingPopulation"/>). One sample: T1 free steps, then T2 steps in which β (y - r_f)
/// drives the outputs; the sign of β is drawn for each sample. Input weights live on the chip's tile: one product and one rank-one
/// update a sample. The synapses between spiking neurons are worked on the host, event by event. After construction nothing is allocated.
/// </remarks>
public sealed class EqSpike : ISupervisedLearner, IStateful
{
    private readonly Placement _placement;
    private readonly EqSpikeOptions _options;
    private readonly KernelSet _kernels;
    private readonly SpikingPopulation _hidden;
    private readonly SpikingPopulation _output;
    private readonly SpikingSynapses _synapses;
    private readonly EqSpikeSnapshot _snapshot;
    private readonly float[] _input;
    private readonly float[] _drive;
    private readonly float[] _score;
    private long _step;

    /// <summary>A learner on a placed network, weights initialised and programmed.</summary>
    /// <param name="placement">Made with <see cref="Needs"/>; one hidden and one output layer.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <exception cref="System.ArgumentException">An option outside its range; the message has name, value and limit.</exception>
    public EqSpike(Placement placement, EqSpikeOptions options)
    {
        EqSpikeRules.Check(placement.Network, options);
        _placement = placement;
        _options = options;
        _kernels = placement.Host.Kernels;
        InputCount = placement.Network.InputCount;
        OutputCount = placement.Network.OutputCount;
        int hiddenCount = placement.Network.Layer(0).OutputCount;
        _hidden = new SpikingPopulation(hiddenCount, options.Constants);
        _output = new SpikingPopulation(OutputCount, options.Constants);
        _synapses = new SpikingSynapses(_kernels, placement.Layer(1), hiddenCount, _output);
        _snapshot = new EqSpikeSnapshot(_hidden, _output);
        _input = new float[placement.BatchCapacity * (InputCount + 1)];
        _drive = new float[placement.BatchCapacity * hiddenCount];
        _score = new float[OutputCount];
        placement.Memory.Add(MemoryPlace.Host, "inputs and drives", 4L * (_input.Length + _drive.Length));
        placement.Memory.Add(
            MemoryPlace.Host, "spiking neurons and their free state",
            (2L * SpikingPopulation.Bytes(hiddenCount)) + (2L * SpikingPopulation.Bytes(OutputCount)));
        placement.Memory.Add(MemoryPlace.Host, "synapses between spiking neurons", _synapses.BufferBytes);
        placement.CheckHostMemory();
        InitialWeights.Program(placement, options.InitialGain, options.Seed);
        ReadSynapses();
    }

    /// <summary>What it asks of each layer.</summary>
    public static Needs Needs => new Needs { Plasticity = true };

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount { get; }

    /// <summary>Factor on all learning rates: where a schedule acts.</summary>
    public float RateFactor { get; set; } = 1f;

    /// <summary>Watches every step; null for nobody.</summary>
    public ISpikeObserver? Observer { get; set; }

    /// <summary>Events since they were last cleared.</summary>
    public SpikeEvents Events { get; } = new SpikeEvents();

    /// <summary>The hidden neurons as the last step left them.</summary>
    public SpikingPopulation Hidden => _hidden;

    /// <summary>The output neurons as the last step left them.</summary>
    public SpikingPopulation Output => _output;

    /// <summary>Weights between hidden and output neurons, shape [hidden, <see cref="SynapseStride"/>].</summary>
    public float[] Synapses => _synapses.Weights;

    /// <summary>Row length of <see cref="Synapses"/>.</summary>
    public int SynapseStride => _synapses.Stride;

    /// <summary>Mean rate of each output over the decision window of the last sample, shape [OutputCount].</summary>
    public float[] Score => _score;

    /// <summary>Takes the weights between spiking neurons from the chip's second tile: after programming it by hand.</summary>
    public void ReadSynapses() => _synapses.Load(_placement.Layer(1), _output.Drive);

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat inputs, int[] labels, int count)
    {
        LoadInputs(inputs, count);
        for (int k = 0; k < count; k++)
        {
            if (labels[k] < 0 || labels[k] >= OutputCount)
            {
                Throw.Range("label " + k, labels[k], 0, OutputCount - 1);
            }
        }

        // One sample after another, as the rule is defined: a batch only saves calls.
        for (int k = 0; k < count; k++)
        {
            Learn(k, labels[k]);
            _step++;
        }
    }

    /// <inheritdoc/>
    public void Infer(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        if (outputs.Length != count * OutputCount)
        {
            Throw.Length(nameof(outputs), outputs.Length, count * OutputCount);
        }

        LoadInputs(inputs, count);
        int hiddenCount = _hidden.Count;
        _placement.Layer(0).Forward.Multiply(
            new ReadOnlySpanFloat(_input, 0, count * (InputCount + 1)), count, new SpanFloat(_drive, 0, count * hiddenCount));
        for (int k = 0; k < count; k++)
        {
            Begin(k, CounterRandom.Key(_options.Seed, EqSpikeStream.InferredPotential, 0UL));
            RunFree();
            ((ReadOnlySpanFloat)_score).CopyTo(outputs.Slice(k * OutputCount, OutputCount));
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_step);
        sink.Write(_synapses.Weights);
        sink.Write(_output.Drive);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _step = source.ReadLong();
        source.Read(_synapses.Weights);
        source.Read(_output.Drive);
    }

    private void Learn(int sample, int label)
    {
        SpanFloat input = new SpanFloat(_input, sample * (InputCount + 1), InputCount + 1);
        ITile tile = _placement.Layer(0);
        tile.Forward.Multiply(input, 1, new SpanFloat(_drive, sample * _hidden.Count, _hidden.Count));
        Begin(sample, CounterRandom.Key(_options.Seed, EqSpikeStream.Potential, (ulong)_step));
        _synapses.BeginSample(CounterRandom.Key(_options.Seed, EqSpikeStream.Rounding, (ulong)_step));
        RunFree();
        float beta = _options.Beta;
        if (_options.RandomSign && (CounterRandom.At(CounterRandom.Key(_options.Seed, EqSpikeStream.Sign, (ulong)_step), 0u) & 1u) != 0u)
        {
            beta = -beta;
        }

        _output.Target[label] = 1f;
        if (_options.BothSigns)
        {
            _snapshot.Take();
            Nudge(beta, 0.5f);
            _snapshot.KeepSlopes();
            _snapshot.Restore();
            Nudge(-beta, 0.5f);
            _snapshot.SubtractSlopes();
            Accumulate(tile, input, 0.5f / beta);
        }
        else
        {
            Nudge(beta, 1f);
            Accumulate(tile, input, 1f / beta);
        }

        _synapses.EndSample();
    }

    private void Begin(int sample, ulong key)
    {
        _hidden.Rest();
        _output.Rest();
        new ReadOnlySpanFloat(_drive, sample * _hidden.Count, _hidden.Count).CopyTo(new SpanFloat(_hidden.Drive, 0, _hidden.Count));
        if (_options.RandomStart)
        {
            Scatter(_hidden, key, 0u);
            Scatter(_output, key, (uint)_hidden.Count);
        }
    }

    private void Scatter(SpikingPopulation layer, ulong key, uint firstIndex)
    {
        float[] potential = layer.Potential;
        float threshold = _options.Threshold;
        for (int i = 0; i < layer.Count; i++)
        {
            potential[i] = threshold * CounterRandom.FloatAt(key, firstIndex + (uint)i);
        }
    }

    /// <summary>The free phase; leaves the mean output rates from a third of it on in the score.</summary>
    private void RunFree()
    {
        int steps = _options.FreeStepCount;
        int first = steps / 3;
        float share = _options.RefractoryStepCount / (float)(steps - first);
        ((SpanFloat)_score).Clear();
        for (int t = 0; t < steps; t++)
        {
            Step(0f);
            Observer?.Stepped(_hidden, _output, 0f);
            if (t >= first)
            {
                for (int k = 0; k < _output.FiredCount; k++)
                {
                    _score[_output.Fired[k]] += share;
                }
            }
        }
    }

    private void Nudge(float beta, float share)
    {
        float scale = share * RateFactor * _options.LearningRates[1] / beta;
        bool spikes = _options.Rule == EqSpikeRule.Spikes;
        if (!spikes)
        {
            _synapses.AddProduct(_hidden.Slow, _output.Slow, -scale);
            Events.UpdateCount += 2L * _hidden.Count * _output.Count;
        }

        for (int t = 0; t < _options.NudgedStepCount; t++)
        {
            Step(beta);
            _kernels.AddSlopes(_hidden);
            _kernels.AddSlopes(_output);
            Observer?.Stepped(_hidden, _output, beta);
            if (spikes)
            {
                _synapses.LearnFromSpikes(_hidden, _output, scale * _options.RefractoryStepCount);
                Events.UpdateCount += ((long)_hidden.FiredCount * _output.Count) + ((long)_output.FiredCount * _hidden.Count);
            }
        }

        if (!spikes)
        {
            _synapses.AddProduct(_hidden.Slow, _output.Slow, scale);
        }
    }

    private void Step(float beta)
    {
        _synapses.Deliver(_hidden, _output);
        _kernels.StepSpikes(_hidden, 0f);
        _kernels.StepSpikes(_output, beta);
        Events.HiddenSpikeCount += _hidden.FiredCount;
        Events.OutputSpikeCount += _output.FiredCount;
        Events.SynapticEventCount += ((long)_hidden.FiredCount * _output.Count) + ((long)_output.FiredCount * _hidden.Count);
        Events.NeuronStepCount += _hidden.Count + _output.Count;
    }

    /// <summary>Static inputs have no derivative of their own: the whole nudged phase is one rank-one change.</summary>
    private void Accumulate(ITile tile, SpanFloat input, float share)
    {
        float rate = share * RateFactor * _options.LearningRates[0];
        input[InputCount] = _options.BiasRates[0] / _options.LearningRates[0];
        tile.Plasticity!.Accumulate(input, new ReadOnlySpanFloat(_hidden.SlopeSum, 0, _hidden.Count), 1, rate);
        input[InputCount] = 1f;
        float biasRate = share * RateFactor * _options.BiasRates[1];
        for (int o = 0; o < _output.Count; o++)
        {
            _output.Drive[o] += biasRate * _output.SlopeSum[o];
        }

        int active = 0;
        for (int i = 0; i < InputCount; i++)
        {
            active += input[i] != 0f ? 1 : 0;
        }

        Events.InputUpdateCount += (long)active * _hidden.Count;
    }

    private void LoadInputs(ReadOnlySpanFloat inputs, int count)
    {
        if (count < 1 || count > _placement.BatchCapacity)
        {
            Throw.Range(nameof(count), count, 1, _placement.BatchCapacity);
        }

        if (inputs.Length != count * InputCount)
        {
            Throw.Length(nameof(inputs), inputs.Length, count * InputCount);
        }

        int stride = InputCount + 1;
        for (int k = 0; k < count; k++)
        {
            inputs.Slice(k * InputCount, InputCount).CopyTo(new SpanFloat(_input, k * stride, InputCount));
            _input[(k * stride) + InputCount] = 1f;
        }
    }
}
