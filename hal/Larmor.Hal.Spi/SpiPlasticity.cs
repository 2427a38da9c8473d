using System;

namespace Larmor.Hal.Spi;

/// <summary>Updates over the wire, a pair of vectors at a time.</summary>
internal sealed class SpiPlasticity : IPlasticity
{
    private readonly SpiMemory _memory;
    private readonly int _tile;
    private readonly int _inputCount;
    private readonly int _outputCount;

    internal SpiPlasticity(SpiMemory memory, int tile, int inputCount, int outputCount)
    {
        _memory = memory;
        _tile = tile;
        _inputCount = inputCount;
        _outputCount = outputCount;
    }

    public void Accumulate(ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float rate)
    {
        SpiTile.Check(nameof(pre), pre.Length, count * _inputCount);
        SpiTile.Check(nameof(post), post.Length, count * _outputCount);
        for (int k = 0; k < count; k++)
        {
            _memory.Write(RegisterMap.MemoryA, pre.Slice(k * _inputCount, _inputCount));
            _memory.Write(RegisterMap.MemoryB, post.Slice(k * _outputCount, _outputCount));
            _memory.Do(RegisterMap.Accumulate, _tile, 0, rate);
        }
    }
}
