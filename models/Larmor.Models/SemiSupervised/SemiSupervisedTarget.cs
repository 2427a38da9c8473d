using Larmor.Hal;

namespace Larmor.Models;

/// <summary>A classifier that learns from labels where there are some and from its own, balanced guess where there are none.</summary>
/// <remarks>
/// Liu et al. (2024), the form trained by backpropagation: one output per class, k = 1. A labelled batch takes the true class as target,
/// an unlabelled one the class with the largest score minus H; both go through the same cross-entropy, each with its own update rule
/// (two sets of moments on the same weights). With γ = 0 the unlabelled step is pseudo-labelling (Lee, 2013).
/// </remarks>
public sealed class SemiSupervisedTarget : IUnsupervisedLearner, ISupervisedLearner, IStateful
{
    private readonly LayeredNetwork _network;
    private readonly ClassStage _stage;
    private readonly IUpdateRule _labelled;
    private readonly IUpdateRule _unlabelled;
    private readonly float[] _rates;
    private long _step;

    /// <summary>A learner on a placed network, weights initialised and programmed.</summary>
    /// <param name="placement">Made with needs that cover both rules' and Backward.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="labelled">Rule of labelled batches.</param>
    /// <param name="unlabelled">Rule of unlabelled batches.</param>
    /// <exception cref="System.ArgumentException">An option outside its range; the message has name, value and limit.</exception>
    public SemiSupervisedTarget(
        Placement placement, SemiSupervisedTargetOptions options, IUpdateRule labelled, IUpdateRule unlabelled)
    {
        SelfDefinedTargetRules.Fraction(nameof(options.InputDropout), options.InputDropout);
        SelfDefinedTargetRules.Fraction(nameof(options.HiddenDropout), options.HiddenDropout);
        SelfDefinedTargetRules.Fraction(nameof(options.LabelSmoothing), options.LabelSmoothing);
        _network = new LayeredNetwork(placement, options.InputDropout, options.HiddenDropout, options.Seed);
        _stage = new ClassStage(placement, _network.Last, options);
        _labelled = labelled;
        _unlabelled = unlabelled;
        _labelled.Prepare(placement);
        _unlabelled.Prepare(placement);
        placement.CheckHostMemory();
        _rates = new float[placement.Network.LayerCount];
        InputCount = placement.Network.InputCount;
        OutputCount = placement.Network.OutputCount;
        _network.Initialise(options.InitialGain);
    }

    /// <summary>What it asks of each layer with Adam for both rules.</summary>
    public static Needs Needs => new Needs { Backward = true, Increments = true };

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount { get; }

    /// <summary>Learning rate of each layer, input side first; written in place by whoever keeps the schedule.</summary>
    public float[] LearningRates => _rates;

    /// <summary>Factor on all rates of labelled batches.</summary>
    public float LabelledFactor { get; set; } = 1f;

    /// <summary>Factor on all rates of unlabelled batches.</summary>
    public float UnlabelledFactor { get; set; } = 1f;

    /// <summary>The offsets of the unlabelled target.</summary>
    public Homeostasis Homeostasis => _stage.Homeostasis;

    /// <summary>Classes chosen by unlabelled batches since <see cref="ClearWins"/>.</summary>
    public int[] Wins => _stage.Wins;

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat input) => Observe(input, 1);

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat inputs, int count)
    {
        _network.Forward(inputs, count, true, (ulong)_step);
        _stage.ChooseOwn(count);
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

        _network.Forward(inputs, count, true, (ulong)_step);
        _stage.ChooseGiven(labels, count);
        Learn(_labelled, count, LabelledFactor);
    }

    /// <inheritdoc/>
    public void Infer(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        if (outputs.Length != count * OutputCount)
        {
            Throw.Length(nameof(outputs), outputs.Length, count * OutputCount);
        }

        _network.Forward(inputs, count, false, 0UL);
        new ReadOnlySpanFloat(_network.Last.Drive, 0, count * OutputCount).CopyTo(outputs);
    }

    /// <summary>Sets the win counts to 0.</summary>
    public void ClearWins()
    {
        for (int i = 0; i < _stage.Wins.Length; i++)
        {
            _stage.Wins[i] = 0;
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_step);
        _stage.Homeostasis.Save(sink);
        _labelled.Save(sink);
        _unlabelled.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _step = source.ReadLong();
        _stage.Homeostasis.Load(source);
        _labelled.Load(source);
        _unlabelled.Load(source);
    }

    private void Learn(IUpdateRule rule, int count, float factor)
    {
        _network.PassBack(count);
        _network.Update(rule, count, 1f / count, _rates, factor);
        _step++;
    }
}
