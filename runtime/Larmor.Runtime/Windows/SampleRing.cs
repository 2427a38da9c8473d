using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>A fixed ring of the last samples, a row a channel.</summary>
internal sealed class SampleRing
{
    private readonly float[] _values;
    private readonly int _channelCount;
    private readonly int _length;
    private int _next;
    private int _goodCount;

    internal SampleRing(int channelCount, int length)
    {
        if (channelCount < 1)
        {
            Throw.Range(nameof(channelCount), channelCount, 1, ChipInfo.Unlimited);
        }

        if (length < 1)
        {
            Throw.Range(nameof(length), length, 1, ChipInfo.Unlimited);
        }

        _channelCount = channelCount;
        _length = length;
        _values = new float[channelCount * length];
    }

    /// <summary>Samples since the last bad one, at most the ring's length.</summary>
    internal int GoodCount => _goodCount;

    internal bool IsWhole => _goodCount == _length;

    internal void Push(ReadOnlySpanFloat sample, bool isGood)
    {
        if (!isGood)
        {
            _goodCount = 0;
            return;
        }

        int at = _next;
        for (int c = 0; c < _channelCount; c++)
        {
            _values[at] = sample[c];
            at += _length;
        }

        _next = _next + 1 == _length ? 0 : _next + 1;
        _goodCount = _goodCount < _length ? _goodCount + 1 : _length;
    }

    /// <summary>Copies the last samples, oldest first.</summary>
    internal void CopyTo(SpanFloat destination)
    {
        int older = _length - _next;
        for (int c = 0; c < _channelCount; c++)
        {
            int row = c * _length;
            new ReadOnlySpanFloat(_values, row + _next, older).CopyTo(destination.Slice(row, older));
            new ReadOnlySpanFloat(_values, row, _next).CopyTo(destination.Slice(row + older, _next));
        }
    }

    internal void Clear()
    {
        _next = 0;
        _goodCount = 0;
    }
}
