namespace Larmor.Hal;

/// <summary>Synapses of a convolution with pooling: what it feeds back goes to the winners of its last drive.</summary>
internal sealed class ConvolutionSynapses : IRelaxationSynapses
{
    private readonly ConvolutionPass _pass;
    private readonly int[] _winners;

    internal ConvolutionSynapses(HostArithmetic host, ITile tile, ConvolutionSpec spec, int capacity, bool hasBackward)
    {
        _pass = new ConvolutionPass(host, tile, spec);
        _winners = new int[capacity * spec.PooledLength];
        FeedbackStride = hasBackward ? spec.ImageLength : 0;
    }

    public int FeedbackStride { get; }

    public long BufferBytes => _pass.BufferBytes + (4L * _winners.Length);

    public bool Remembers => true;

    public void Drive(ReadOnlySpanFloat before, int count, SpanFloat drive)
    {
        int image = _pass.Spec.ImageLength;
        int pooled = _pass.Spec.PooledLength;
        for (int k = 0; k < count; k++)
        {
            _pass.Drive(before.Slice(k * image, image), drive.Slice(k * pooled, pooled), _winners, k * pooled);
        }
    }

    public void Feed(ReadOnlySpanFloat after, int count, SpanFloat feedback)
    {
        int image = _pass.Spec.ImageLength;
        int pooled = _pass.Spec.PooledLength;
        for (int k = 0; k < count; k++)
        {
            _pass.Feed(after.Slice(k * pooled, pooled), _winners, k * pooled, feedback.Slice(k * image, image));
        }
    }
}
