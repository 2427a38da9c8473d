using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>One layer of <see cref="SelfContrastive"/>: pairs in, streams out, and the update of its own tile.</summary>
internal abstract class ContrastLayer
{
    protected ContrastLayer(Placement placement, int index, SelfContrastiveLayerOptions options, int inputCount, int outputCount, int positions)
    {
        Index = index;
        Options = options;
        Tile = placement.Layer(index);
        Host = placement.Host;
        Capacity = placement.BatchCapacity;
        InputCount = inputCount;
        OutputCount = outputCount;
        Rates = new ContrastRates(options);
        Output = new ContrastBatch(Capacity, outputCount, true);
        PositiveGoodness = new float[Capacity * positions];
        NegativeGoodness = new float[Capacity * positions];
        Lengths = new float[Capacity];
        placement.Memory.Add(
            MemoryPlace.Host, "layer " + index + " streams passed on and goodness", 4L * Capacity * ((2L * outputCount) + (2L * positions) + 1L));
    }

    internal SelfContrastiveLayerOptions Options { get; }

    /// <summary>Length of a sample that enters.</summary>
    internal int InputCount { get; }

    /// <summary>Length of a sample that leaves.</summary>
    internal int OutputCount { get; }

    /// <summary>Length of what the read-out sees of a sample.</summary>
    internal abstract int FeatureCount { get; }

    /// <summary>What leaves, after activation and pooling.</summary>
    internal ContrastBatch Output { get; }

    internal ContrastRates Rates { get; }

    /// <summary>G+ of the last batch, shape [count, positions].</summary>
    internal float[] PositiveGoodness { get; }

    /// <summary>G- of the last batch, shape [count, positions].</summary>
    internal float[] NegativeGoodness { get; }

    protected int Index { get; }

    protected ITile Tile { get; }

    protected HostArithmetic Host { get; }

    protected int Capacity { get; }

    protected float[] Lengths { get; }

    /// <summary>True when a partner was kept from the stream.</summary>
    protected bool HasKept { get; private set; }

    /// <summary>The kept partner, as the layer needs it.</summary>
    protected abstract float[] Kept { get; }

    /// <summary>Tells the rule what it will update.</summary>
    internal virtual void Prepare(IUpdateRule rule)
    {
    }

    /// <summary>Makes pairs of the positive stream and drives them through the tile.</summary>
    /// <param name="positive">Shape [count, InputCount].</param>
    /// <param name="second">A second view of each sample; the same array when there is none.</param>
    /// <param name="count">Samples; 1 takes the partner that was kept from the stream.</param>
    /// <param name="shift">Sample i is paired with sample (i + shift) mod count.</param>
    /// <param name="rule">Changes the weights; null for a frozen layer.</param>
    /// <param name="passesOn">True when a layer above wants the streams.</param>
    /// <returns>False when there is no partner yet: nothing was learned, nothing is passed on.</returns>
    internal bool Pair(float[] positive, float[] second, int count, int shift, IUpdateRule? rule, bool passesOn)
    {
        bool paired = count > 1 || HasKept;
        if (paired)
        {
            PairCore(positive, second, count, shift, rule, passesOn);
        }

        if (count == 1)
        {
            Keep(positive);
            HasKept = true;
        }

        return paired;
    }

    /// <summary>Drives both streams through the tile as they come.</summary>
    internal abstract void Contrast(ContrastBatch input, int count, IUpdateRule? rule, bool passesOn);

    /// <summary>A single pass, as if every sample were paired with itself; leaves what is passed on in <see cref="Output"/>.</summary>
    /// <param name="input">Shape [count, InputCount].</param>
    /// <param name="count">Samples.</param>
    /// <param name="pairs">True where the layer makes pairs, false where it takes a stream as it comes.</param>
    internal abstract void Infer(float[] input, int count, bool pairs);

    /// <summary>What the read-out sees of sample <paramref name="sample"/> after <see cref="Infer"/>.</summary>
    internal abstract void Features(int sample, SpanFloat destination);

    internal void Save(IStateSink sink)
    {
        Rates.Save(sink);
        sink.Write(HasKept ? 1L : 0L);
        sink.Write(Kept);
    }

    internal void Load(IStateSource source)
    {
        Rates.Load(source);
        HasKept = source.ReadLong() != 0L;
        source.Read(Kept);
    }

    protected abstract void PairCore(float[] positive, float[] second, int count, int shift, IUpdateRule? rule, bool passesOn);

    protected abstract void Keep(float[] sample);

    /// <summary>What a unit vector h passes on.</summary>
    protected void Activate(ReadOnlySpanFloat drive, SpanFloat destination)
    {
        float offset = Options.Activation == TransmittedActivation.Triangle ? Host.Kernels.Sum(drive) / drive.Length : 0f;
        Host.Kernels.Above(drive, offset, destination);
    }
}
