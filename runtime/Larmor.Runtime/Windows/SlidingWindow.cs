using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>The last samples, looked at every hop. A fixed ring; allocates nothing after construction.</summary>
public sealed class SlidingWindow : IWindow
{
    private readonly SampleRing _ring;
    private readonly int _hop;
    private int _sinceLast;

    /// <summary>An empty window.</summary>
    /// <param name="channelCount">Values of a sample.</param>
    /// <param name="length">Samples of a window.</param>
    /// <param name="hop">Samples from window to window, 1 to <paramref name="length"/>.</param>
    public SlidingWindow(int channelCount, int length, int hop)
    {
        if (hop < 1 || hop > length)
        {
            Throw.Range(nameof(hop), hop, 1, length);
        }

        _ring = new SampleRing(channelCount, length);
        _hop = hop;
        ChannelCount = channelCount;
        Length = length;
        _sinceLast = hop - length;
    }

    /// <inheritdoc/>
    public int ChannelCount { get; }

    /// <inheritdoc/>
    public int Length { get; }

    /// <summary>Samples from window to window.</summary>
    public int Hop => _hop;

    /// <inheritdoc/>
    public WindowState Push(ReadOnlySpanFloat sample, bool isGood)
    {
        _ring.Push(sample, isGood);
        _sinceLast++;
        if (_sinceLast < _hop)
        {
            return WindowState.Filling;
        }

        _sinceLast = 0;
        return _ring.IsWhole ? WindowState.Ready : WindowState.Spoiled;
    }

    /// <inheritdoc/>
    public void CopyTo(SpanFloat destination)
    {
        if (destination.Length != ChannelCount * Length)
        {
            Throw.Length(nameof(destination), destination.Length, ChannelCount * Length);
        }

        _ring.CopyTo(destination);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _ring.Clear();
        _sinceLast = _hop - Length;
    }
}
