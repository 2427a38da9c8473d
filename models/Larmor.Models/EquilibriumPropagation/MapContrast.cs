using Larmor.Hal;

namespace Larmor.Models;

/// <summary>The contrast of one convolution: patches of what lies below, times neurons put back where they won their windows.</summary>
/// <remarks>
/// Laborieux et al., Frontiers in Neuroscience 15, 633674 (2021): <c>∂Φ/∂W = s before ⋆ Unpool(s)</c>, winners those of the state at which Φ
/// is taken. All winners are found before the first weight changes, because a rule without memory changes weights sample by sample.
/// </remarks>
internal sealed class MapContrast
{
    private readonly ITile _tile;
    private readonly ConvolutionPass _pass;
    private readonly int _layerIndex;
    private readonly int[] _winners;
    private readonly float[] _pooled;

    internal MapContrast(Placement placement, int layerIndex)
    {
        _layerIndex = layerIndex;
        _tile = placement.Layer(layerIndex);
        ConvolutionSpec spec = placement.Network.Layer(layerIndex).Convolution!;
        _pass = new ConvolutionPass(placement.Host, _tile, spec);
        _winners = new int[(layerIndex == 0 ? 1 : 2) * placement.BatchCapacity * spec.PooledLength];
        _pooled = new float[spec.PooledLength];
        placement.Memory.Add(
            MemoryPlace.Host, "layer " + layerIndex + " winners of windows and patches of one image",
            _pass.BufferBytes + (4L * (_winners.Length + _pooled.Length)));
    }

    /// <param name="rule">How the gradient becomes a change.</param>
    /// <param name="below">What lies below in the first state, shape [count, ImageLength].</param>
    /// <param name="belowMinus">The same in the second state; empty when it is clamped, and so the same.</param>
    /// <param name="plus">First state of the layer, shape [count, PooledLength].</param>
    /// <param name="minus">Second state.</param>
    /// <param name="count">Vectors.</param>
    /// <param name="factor">What the contrast is divided by, as a factor.</param>
    /// <param name="rate">Learning rate.</param>
    internal void Apply(
        IUpdateRule rule, ReadOnlySpanFloat below, ReadOnlySpanFloat belowMinus, ReadOnlySpanFloat plus, ReadOnlySpanFloat minus,
        int count, float factor, float rate)
    {
        bool clamped = belowMinus.Length == 0;
        int image = _pass.Spec.ImageLength;
        int pooled = _pass.Spec.PooledLength;
        int positions = _pass.Spec.PositionCount;
        int pieces = clamped ? count : 2 * count;
        for (int piece = 0; piece < pieces; piece++)
        {
            ReadOnlySpanFloat source = piece < count ? below.Slice(piece * image, image) : belowMinus.Slice((piece - count) * image, image);
            _pass.Drive(source, _pooled, _winners, piece * pooled);
        }

        for (int piece = 0; piece < pieces; piece++)
        {
            bool second = piece >= count;
            int sample = second ? piece - count : piece;
            _pass.Unfold((second ? belowMinus : below).Slice(sample * image, image));
            for (int i = 0; i < pooled; i++)
            {
                int place = (sample * pooled) + i;
                _pooled[i] = second ? -minus[place] : (clamped ? plus[place] - minus[place] : plus[place]);
            }

            _pass.Unpool(_pooled, _winners, piece * pooled);
            if (piece + 1 < pieces)
            {
                rule.Gather(_layerIndex, _tile, _pass.Patches, _pass.Map, positions, factor, rate);
            }
            else
            {
                rule.Apply(_layerIndex, _tile, _pass.Patches, _pass.Map, positions, factor, rate);
            }
        }
    }
}
