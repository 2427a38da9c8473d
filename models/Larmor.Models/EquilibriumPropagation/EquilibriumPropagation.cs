using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Learning from two settles of the same network: free, and nudged towards a target that is given or chosen by the network itself.</summary>
/// <remarks>
/// B. Scellier, Y. Bengio, Frontiers in Computational Neuroscience 11, 24 (2017); A. Laborieux et al., Frontiers in Neuroscience 15,
/// 633674 (2021). Each layer changes along <c>(1/β) (s ⊗ s nudged - s ⊗ s free)</c>, the mean over the batch; symmetric nudging divides the
/// difference of +β and -β by 2β. With labels it is a supervised learner; without, the target is the self-defined one of D. Liu et al.,
/// Neuromorphic Computing and Engineering 4, 044005 (2024). After construction nothing is allocated.
/// </remarks>
public sealed class EquilibriumPropagation : ISupervisedLearner, IUnsupervisedLearner, IStateful
{
    private readonly Placement _placement;
    private readonly EquilibriumPropagationOptions _options;
    private readonly IRelaxation _relaxation;
    private readonly ContrastUpdate _update;
    private readonly EquilibriumMasks _masks;
    private readonly OwnTarget _own;
    private readonly IUpdateRule _labelled;
    private readonly IUpdateRule _unlabelled;
    private readonly float[] _rates;
    private readonly float[] _free;
    private readonly float[] _nudged;
    private readonly float[] _opposite;
    private readonly float[] _outputs;
    private readonly float[] _targets;
    private long _step;

    /// <summary>A learner on a placed network, weights initialised and programmed.</summary>
    /// <param name="placement">Made with needs that cover the rules' and Backward.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="labelled">Rule of batches with labels.</param>
    /// <param name="unlabelled">Rule of batches without; may be the same.</param>
    /// <exception cref="System.ArgumentException">An option outside its range; the message has name, value and limit.</exception>
    public EquilibriumPropagation(
        Placement placement, EquilibriumPropagationOptions options, IUpdateRule labelled, IUpdateRule unlabelled)
    {
        EquilibriumPropagationRules.Check(placement.Network, options);
        _placement = placement;
        _options = options;
        InputCount = placement.Network.InputCount;
        OutputCount = placement.Network.OutputCount;
        _relaxation = placement.CreateRelaxation(options.Relaxation);
        int capacity = placement.BatchCapacity;
        _free = new float[capacity * _relaxation.StateCount];
        _nudged = new float[_free.Length];
        _opposite = new float[options.Nudging == Nudging.Symmetric ? _free.Length : 0];
        _outputs = new float[capacity * OutputCount];
        _targets = new float[capacity * OutputCount];
        _masks = new EquilibriumMasks(placement, _relaxation, options);
        _update = new ContrastUpdate(
            placement, _relaxation, options.Relaxation.SoftmaxReadout, options.Nudging == Nudging.Symmetric);
        _own = new OwnTarget(
            placement, OutputCount, options.WinnerCount, options.HomeostasisRate, options.LabelSmoothing, options.OutputDropout);
        _rates = new float[options.LearningRates.Length];
        for (int l = 0; l < _rates.Length; l++)
        {
            _rates[l] = options.LearningRates[l];
        }

        placement.Memory.Add(
            MemoryPlace.Host, "free and nudged states, outputs and targets",
            4L * (_free.Length + _nudged.Length + _opposite.Length + _outputs.Length + _targets.Length));
        _labelled = labelled;
        _unlabelled = unlabelled;
        _labelled.Prepare(placement);
        if (!ReferenceEquals(labelled, unlabelled))
        {
            _unlabelled.Prepare(placement);
        }

        placement.CheckHostMemory();
        InitialWeights.Program(placement, options.InitialGain, options.Seed);
    }

    /// <summary>What it asks of each layer with plain gradient steps.</summary>
    public static Needs Needs => new Needs { Backward = true, Plasticity = true };

    /// <summary>What it asks of each layer with Adam.</summary>
    public static Needs NeedsOfAdam => new Needs { Backward = true, Increments = true };

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount { get; }

    /// <summary>Learning rate of each layer, input side first; written in place by whoever keeps the schedule.</summary>
    public float[] LearningRates => _rates;

    /// <summary>Factor on all rates of batches with labels.</summary>
    public float LabelledFactor { get; set; } = 1f;

    /// <summary>Factor on all rates of batches without labels.</summary>
    public float UnlabelledFactor { get; set; } = 1f;

    /// <summary>How the last free phase ended.</summary>
    public Relaxed LastFree { get; private set; }

    /// <summary>How the last nudged phase ended.</summary>
    public Relaxed LastNudged { get; private set; }

    /// <summary>Settles that did not reach their tolerance since <see cref="ClearCounts"/>; the way out is a smaller β, more steps, or alternating updates.</summary>
    public long UnsettledCount { get; private set; }

    /// <summary>The settle with the largest residual among those that did not reach their tolerance since <see cref="ClearCounts"/>.</summary>
    public Relaxed WorstSettle { get; private set; }

    /// <summary>Settles since <see cref="ClearCounts"/>.</summary>
    public long SettleCount { get; private set; }

    /// <summary>The offsets of the self-defined target.</summary>
    public Homeostasis Homeostasis => _own.Homeostasis;

    /// <summary>Wins of each output since <see cref="ClearCounts"/>.</summary>
    public int[] Wins => _own.Wins;

    /// <summary>Winners of the last unlabelled batch, k per sample, best first.</summary>
    public int[] Winners => _own.Winners;

    /// <summary>Free states of the last observed batch, laid out as <see cref="IRelaxation"/> says.</summary>
    public float[] FreeStates => _free;

    /// <summary>States nudged by +β (or by ±β where the sign is drawn) of the last observed batch.</summary>
    public float[] NudgedStates => _nudged;

    /// <summary>Outputs of the last observed batch after the free phase, shape [count, OutputCount].</summary>
    public float[] Outputs => _outputs;

    /// <summary>Targets of the last observed batch, shape [count, OutputCount].</summary>
    public float[] Targets => _targets;

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat input) => Observe(input, 1);

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat inputs, int count)
    {
        if (_options.WholeNetworkTarget)
        {
            Observe(inputs, inputs, count);
            return;
        }

        Free(inputs, count);
        _own.Choose(
            new SpanFloat(_outputs, 0, count * OutputCount), _masks.Output(count), count, new SpanFloat(_targets, 0, count * OutputCount));
        Learn(_unlabelled, count, UnlabelledFactor);
    }

    /// <summary>Learns from two views of each sample: the whole network chooses the target from the first and learns it on the second.</summary>
    /// <param name="chosenFrom">Shape [count, InputCount].</param>
    /// <param name="learnedOn">Shape [count, InputCount].</param>
    /// <param name="count">Samples, at most the batch capacity.</param>
    public void Observe(ReadOnlySpanFloat chosenFrom, ReadOnlySpanFloat learnedOn, int count)
    {
        SpanFloat outputs = new SpanFloat(_outputs, 0, count * OutputCount);
        Infer(chosenFrom, count, outputs);
        _own.Choose(outputs, default, count, new SpanFloat(_targets, 0, count * OutputCount));
        Free(learnedOn, count);
        Learn(_unlabelled, count, UnlabelledFactor);
    }

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat inputs, int[] labels, int count)
    {
        for (int k = 0; k < count; k++)
        {
            if (labels[k] < 0 || labels[k] >= OutputCount)
            {
                Throw.Range("label " + k, labels[k], 0, OutputCount - 1);
            }
        }

        Free(inputs, count);
        float lowest = _options.LabelSmoothing / OutputCount;
        new SpanFloat(_targets, 0, count * OutputCount).Fill(lowest);
        for (int k = 0; k < count; k++)
        {
            _targets[(k * OutputCount) + labels[k]] += 1f - _options.LabelSmoothing;
        }

        Learn(_labelled, count, LabelledFactor);
    }

    /// <inheritdoc/>
    public void Infer(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        if (outputs.Length != count * OutputCount)
        {
            Throw.Length(nameof(outputs), outputs.Length, count * OutputCount);
        }

        SpanFloat states = new SpanFloat(_free, 0, count * _relaxation.StateCount);
        states.Clear();
        _relaxation.SettleFree(inputs, default, count, states);
        _relaxation.Read(count, states, outputs);
    }

    /// <summary>Starts an epoch of the published method: homeostasis from 0.</summary>
    public void RestartHomeostasis() => _own.Homeostasis.Restart();

    /// <summary>Sets wins and settle counts to 0.</summary>
    public void ClearCounts()
    {
        UnsettledCount = 0;
        WorstSettle = default;
        SettleCount = 0;
        for (int i = 0; i < _own.Wins.Length; i++)
        {
            _own.Wins[i] = 0;
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_step);
        _own.Save(sink);
        _labelled.Save(sink);
        if (!ReferenceEquals(_labelled, _unlabelled))
        {
            _unlabelled.Save(sink);
        }
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _step = source.ReadLong();
        _own.Load(source);
        _labelled.Load(source);
        if (!ReferenceEquals(_labelled, _unlabelled))
        {
            _unlabelled.Load(source);
        }
    }

    private void Free(ReadOnlySpanFloat inputs, int count)
    {
        _masks.Draw(inputs, count, (ulong)_step);
        SpanFloat free = new SpanFloat(_free, 0, count * _relaxation.StateCount);
        free.Clear();
        LastFree = Counted(_relaxation.SettleFree(_masks.Inputs(count), _masks.States(count), count, free));
        _relaxation.Read(count, free, new SpanFloat(_outputs, 0, count * OutputCount));
    }

    private void Learn(IUpdateRule rule, int count, float factor)
    {
        float beta = _options.Beta;
        if (_options.Nudging == Nudging.RandomSign
            && (CounterRandom.At(CounterRandom.Key(_options.Seed, EqSpikeStream.Sign, (ulong)_step), 0u) & 1u) != 0u)
        {
            beta = -beta;
        }

        Nudge(beta, count, _nudged);
        if (_options.Nudging == Nudging.Symmetric)
        {
            Nudge(-beta, count, _opposite);
            _update.Apply(rule, _masks, _nudged, _opposite, _targets, count, 0.5f / (beta * count), _rates, factor);
        }
        else
        {
            _update.Apply(rule, _masks, _nudged, _free, _targets, count, 1f / (beta * count), _rates, factor);
        }

        _step++;
    }

    private void Nudge(float beta, int count, float[] states)
    {
        int length = count * _relaxation.StateCount;
        SpanFloat nudged = new SpanFloat(states, 0, length);
        new ReadOnlySpanFloat(_free, 0, length).CopyTo(nudged);
        LastNudged = Counted(_relaxation.SettleNudged(
            default, _masks.States(count), beta, new ReadOnlySpanFloat(_targets, 0, count * OutputCount), count, nudged));
    }

    private Relaxed Counted(Relaxed settle)
    {
        SettleCount++;
        if (!settle.Settled)
        {
            UnsettledCount++;
            WorstSettle = settle.Residual > WorstSettle.Residual ? settle : WorstSettle;
        }

        return settle;
    }
}
