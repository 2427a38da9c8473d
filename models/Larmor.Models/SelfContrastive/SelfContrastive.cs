using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Self-Contrastive Forward-Forward: every layer tells a sample paired with itself from a sample paired with another one.</summary>
/// <remarks>
/// X. Chen, D. Liu, J. Laydevant, J. Grollier, Nature Communications 16, 5978 (2025). A pair enters as the standardised sum of its
/// halves; goodness G is the mean over the units of max(h, 0)²; the update is <c>(σ(θ1 - G+) - λ) a+ ⊗ x+ - σ(G- - θ2) a- ⊗ x-</c>, so a chip
/// needs forward products and rank-one updates alone: nothing is transposed, and one scalar per pair comes from the host. In a
/// mini-batch partners are a random shift apart; in a stream the sample before is the partner. Answers are features for a
/// read-out: what each layer passes on, from a single pass, standardised. After construction nothing is allocated.
/// </remarks>
public sealed class SelfContrastive : IUnsupervisedLearner, IStateful
{
    private const uint PartnerStream = 11;

    private readonly SelfContrastiveOptions _options;
    private readonly Placement _placement;
    private readonly ContrastLayer[] _layers;
    private readonly IUpdateRule _rule;
    private readonly float[] _first;
    private readonly float[] _second;
    private long _step;

    /// <summary>A learner on a placed network, weights initialised and programmed.</summary>
    /// <param name="placement">A network of <see cref="Network"/>, placed with the rule's needs.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="rule">How gradients become changes: Adam with decoupled decay as published, plain steps on a device.</param>
    /// <exception cref="System.ArgumentException">An option outside its range; the message has name, value and limit.</exception>
    public SelfContrastive(Placement placement, SelfContrastiveOptions options, IUpdateRule rule)
    {
        SelfContrastiveRules.Check(options, placement.Network.LayerCount);
        _options = options;
        _placement = placement;
        _rule = rule;
        _layers = new ContrastLayer[options.Layers.Length];
        Learns = new bool[_layers.Length];
        Build();
        for (int l = 0; l < _layers.Length; l++)
        {
            Learns[l] = l == 0 || options.Order == LayerOrder.Parallel;
            OutputCount += options.Layers[l].ReadOut ? _layers[l].FeatureCount : 0;
        }

        InputCount = _layers[0].InputCount;
        _first = new float[placement.BatchCapacity * InputCount];
        _second = new float[placement.BatchCapacity * InputCount];
        placement.Memory.Add(MemoryPlace.Host, "samples and their second views", 8L * _first.Length);
        rule.Prepare(placement);
        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l].Prepare(rule);
        }

        placement.CheckHostMemory();
        ContrastWeights.Program(placement, options);
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <summary>Features of all layers that the read-out sees, input side first.</summary>
    public int OutputCount { get; }

    /// <summary>Which layers learn: one at a time in greedy order, set by whoever counts epochs; all in parallel order.</summary>
    /// <remarks>The highest layer that learns decides where pairs are made; layers above it rest.</remarks>
    public bool[] Learns { get; }

    /// <summary>The network that <paramref name="options"/> describe.</summary>
    /// <param name="inputCount">Length of a sample; a convolution takes it from the image's shape instead.</param>
    /// <param name="outputCounts">Units, or channels, of each layer.</param>
    /// <param name="options">Geometry.</param>
    public static NetworkSpec Network(int inputCount, int[] outputCounts, SelfContrastiveOptions options)
    {
        SelfContrastiveRules.Check(options, outputCounts.Length);
        LayerSpec[] specs = new LayerSpec[outputCounts.Length];
        int width = options.InputWidth;
        int height = options.InputHeight;
        int channels = options.InputChannels;
        int inputs = inputCount;
        for (int l = 0; l < specs.Length; l++)
        {
            ConvolutionOptions? convolution = options.Layers[l].Convolution;
            if (convolution == null)
            {
                specs[l] = new LayerSpec(inputs, outputCounts[l], true);
                inputs = outputCounts[l];
                continue;
            }

            ConvolutionShape shape = new ConvolutionShape(l, convolution, width, height, channels, outputCounts[l]);
            specs[l] = new LayerSpec(shape.PatchLength, outputCounts[l], true);
            width = shape.PooledWidth;
            height = shape.PooledHeight;
            channels = shape.OutputChannels;
            inputs = shape.OutputLength;
        }

        return NetworkSpec.Of(specs);
    }

    /// <summary>How far apart the partners of a layer's pairs are in a batch: sample i is paired with sample (i + shift) mod count.</summary>
    /// <param name="seed">Seed of the options.</param>
    /// <param name="step">Batches learned before.</param>
    /// <param name="layer">Layer, 0 nearest to the input.</param>
    /// <param name="count">Samples of the batch.</param>
    /// <returns>1 to count - 1; 0 for a single sample.</returns>
    public static int PartnerShift(ulong seed, long step, int layer, int count) => count < 2
        ? 0
        : 1 + (int)(CounterRandom.At(CounterRandom.Key(seed, PartnerStream, (ulong)step), (uint)layer) % (uint)(count - 1));

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat input) => Observe(input, input, 1, false);

    /// <inheritdoc/>
    public void Observe(ReadOnlySpanFloat inputs, int count) => Observe(inputs, inputs, count, false);

    /// <summary>Learns from a mini-batch whose positive pairs are two views of a sample.</summary>
    /// <param name="inputs">First views, shape [count, InputCount]; images are [row, column, channel].</param>
    /// <param name="views">Second views, same shape.</param>
    /// <param name="count">Samples; 1 is the stream.</param>
    public void Observe(ReadOnlySpanFloat inputs, ReadOnlySpanFloat views, int count) => Observe(inputs, views, count, true);

    /// <inheritdoc/>
    public void Infer(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        if (outputs.Length != count * OutputCount)
        {
            Throw.Length(nameof(outputs), outputs.Length, count * OutputCount);
        }

        Take(inputs, count, _first);
        float[] source = _first;
        int place = 0;
        for (int l = 0; l < _layers.Length; l++)
        {
            ContrastLayer layer = _layers[l];
            layer.Infer(source, count, layer.Options.Pairing[l]);
            source = layer.Output.Positive;
            for (int k = 0; k < count && layer.Options.ReadOut; k++)
            {
                layer.Features(k, outputs.Slice((k * OutputCount) + place, layer.FeatureCount));
            }

            place += layer.Options.ReadOut ? layer.FeatureCount : 0;
        }
    }

    /// <summary>Mean goodness of positive pairs of a layer since <see cref="ClearGoodness"/>.</summary>
    public float PositiveGoodness(int layer) => Mean(layer, 0);

    /// <summary>Mean goodness of negative pairs of a layer since <see cref="ClearGoodness"/>.</summary>
    public float NegativeGoodness(int layer) => Mean(layer, 1);

    /// <summary>Mean loss of a layer since <see cref="ClearGoodness"/>.</summary>
    public float Loss(int layer) => Mean(layer, 2);

    /// <summary>Starts the means anew.</summary>
    public void ClearGoodness()
    {
        for (int l = 0; l < _layers.Length; l++)
        {
            _layers[l].Rates.Clear();
        }
    }

    /// <summary>Goodness of the positive and negative pairs of the last batch, one value for each sample and position.</summary>
    /// <param name="layer">Layer, 0 nearest to the input.</param>
    /// <param name="positive">True for G+, false for G-.</param>
    public float[] LastGoodness(int layer, bool positive) =>
        positive ? _layers[layer].PositiveGoodness : _layers[layer].NegativeGoodness;

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_step);
        for (int l = 0; l < _layers.Length; l++)
        {
            sink.Write(Learns[l] ? 1L : 0L);
            _layers[l].Save(sink);
        }

        _rule.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _step = source.ReadLong();
        for (int l = 0; l < _layers.Length; l++)
        {
            Learns[l] = source.ReadLong() != 0L;
            _layers[l].Load(source);
        }

        _rule.Load(source);
    }

    private void Observe(ReadOnlySpanFloat inputs, ReadOnlySpanFloat views, int count, bool hasViews)
    {
        Take(inputs, count, _first);
        float[] second = _first;
        if (hasViews)
        {
            Take(views, count, _second);
            second = _second;
        }

        int top = _layers.Length - 1;
        while (top >= 0 && !Learns[top])
        {
            top--;
        }

        if (top < 0)
        {
            return;
        }

        bool[] pairing = _options.Layers[top].Pairing;
        float[] first = _first;
        _rule.BeginStep();
        for (int l = 0; l <= top; l++)
        {
            ContrastLayer layer = _layers[l];
            IUpdateRule? rule = Learns[l] ? _rule : null;
            if (rule == null && pairing[l + 1] && count > 1 && second == first)
            {
                // A layer at rest below one that makes its own pairs: no one looks at its negative ones.
                layer.Infer(first, count, pairing[l]);
            }
            else if (!pairing[l])
            {
                layer.Contrast(_layers[l - 1].Output, count, rule, l < top);
            }
            else if (!layer.Pair(first, second, count, PartnerShift(_options.Seed, _step, l, count), rule, l < top))
            {
                break;
            }

            first = layer.Output.Positive;
            second = first;
        }

        _step++;
    }

    private void Take(ReadOnlySpanFloat inputs, int count, float[] buffer)
    {
        if (count < 1 || count > _placement.BatchCapacity)
        {
            Throw.Range(nameof(count), count, 1, _placement.BatchCapacity);
        }

        if (inputs.Length != count * InputCount)
        {
            Throw.Length(nameof(inputs), inputs.Length, count * InputCount);
        }

        inputs.CopyTo(new SpanFloat(buffer, 0, inputs.Length));
    }

    private float Mean(int layer, int which)
    {
        ContrastRates rates = _layers[layer].Rates;
        return rates.SummedCount == 0 ? 0f : rates.Sums[which] / rates.SummedCount;
    }

    private void Build()
    {
        int width = _options.InputWidth;
        int height = _options.InputHeight;
        int channels = _options.InputChannels;
        int inputs = _placement.Network.InputCount;
        for (int l = 0; l < _layers.Length; l++)
        {
            SelfContrastiveLayerOptions options = _options.Layers[l];
            int outputs = _placement.Network.Layer(l).OutputCount;
            if (options.Convolution == null)
            {
                _layers[l] = new DenseContrast(_placement, l, options, inputs);
            }
            else
            {
                ConvolutionShape shape = new ConvolutionShape(l, options.Convolution, width, height, channels, outputs);
                _layers[l] = new ConvolutionContrast(_placement, l, options, shape);
                width = shape.PooledWidth;
                height = shape.PooledHeight;
                channels = outputs;
            }

            inputs = _layers[l].OutputCount;
        }
    }
}
