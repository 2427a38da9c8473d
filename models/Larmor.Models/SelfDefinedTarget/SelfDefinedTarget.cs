using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Unsupervised learning with the network's own winners as target, kept fair by homeostasis.</summary>
/// <remarks>
/// D. Liu, J. Laydevant, A. Pontlevy, D. Querlioz, J. Grollier, Neuromorphic Computing and Engineering 4, 044005 (2024), the form
/// trained by backpropagation: hidden layers ReLU, output clamp(z, 0, 1), squared error averaged over batch and outputs,
/// target 1 at the k largest y - H. (The form by equilibrium propagation shares <see cref="Homeostasis"/> and comes with relaxation.)
/// After construction nothing is allocated.
/// </remarks>
public sealed class SelfDefinedTarget : IUnsupervisedLearner, IStateful
{
    private readonly LayeredNetwork _network;
    private readonly WinnerTakeAllStage _stage;
    private readonly IUpdateRule _rule;
    private readonly float[] _rates;
    private long _step;

    /// <summary>A learner on a placed network, weights initialised and programmed.</summary>
    /// <param name="placement">Made with <see cref="Needs"/>.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <exception cref="System.ArgumentException">An option outside its range; the message has name, value and limit.</exception>
    public SelfDefinedTarget(Placement placement, SelfDefinedTargetOptions options)
        : this(placement, options, new Sgd())
    {
    }

    /// <summary>The same with another update rule, for chips whose own updates are not right in expectation.</summary>
    /// <param name="placement">Made with <see cref="Needs"/>.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="rule">How gradients become changes of weights; used by this learner alone.</param>
    /// <exception cref="System.ArgumentException">An option outside its range; the message has name, value and limit.</exception>
    public SelfDefinedTarget(Placement placement, SelfDefinedTargetOptions options, IUpdateRule rule)
    {
        SelfDefinedTargetRules.Check(placement.Network, options);
        _rates = options.LearningRates;
        _network = new LayeredNetwork(placement, options.InputDropout, options.HiddenDropout, options.Seed);
        _stage = new WinnerTakeAllStage(placement, _network.Last, options);
        _rule = rule;
        _rule.Prepare(placement);
        placement.CheckHostMemory();
        InputCount = placement.Network.InputCount;
        OutputCount = placement.Network.OutputCount;
        _network.Initialise(options.InitialGain, rule);
    }

    /// <summary>What it asks of each layer.</summary>
    public static Needs Needs => new Needs { Backward = true, Plasticity = true };

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount { get; }

    /// <summary>Factor on all learning rates: where a schedule acts.</summary>
    public float RateFactor { get; set; } = 1f;

    /// <summary>The offsets.</summary>
    public Homeostasis Homeostasis => _stage.Homeostasis;

    /// <summary>Wins of each output since <see cref="ClearWins"/>: the label-free health check (a fair share is k / N of the samples).</summary>
    public int[] Wins => _stage.Wins;

    /// <summary>Winners of the last observed batch, k per sample, best first.</summary>
    public int[] Winners => _stage.Winners;

    /// <summary>Outputs of the last observed batch, shape [count, OutputCount], dropout applied.</summary>
    public float[] Outputs => _stage.Outputs;

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat input) => Observe(input, 1);

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat inputs, int count)
    {
        _network.Forward(inputs, count, true, (ulong)_step);
        _stage.Choose(count, (ulong)_step);
        _network.PassBack(count);
        _network.Update(_rule, count, 2f / ((float)count * OutputCount), _rates, RateFactor);
        _step++;
    }

    /// <inheritdoc/>
    public void Infer(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        if (outputs.Length != count * OutputCount)
        {
            Throw.Length(nameof(outputs), outputs.Length, count * OutputCount);
        }

        _network.Forward(inputs, count, false, 0UL);
        _stage.Answer(count, outputs);
    }

    /// <summary>Starts an epoch of the published method: homeostasis from 0.</summary>
    public void RestartHomeostasis() => _stage.Homeostasis.Restart();

    /// <summary>Sets the win counts to 0.</summary>
    public void ClearWins()
    {
        int[] wins = _stage.Wins;
        for (int i = 0; i < wins.Length; i++)
        {
            wins[i] = 0;
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_step);
        _stage.Save(sink);
        _rule.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _step = source.ReadLong();
        _stage.Load(source);
        _rule.Load(source);
    }
}
