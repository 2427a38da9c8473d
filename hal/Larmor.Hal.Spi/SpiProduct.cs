using System;

namespace Larmor.Hal.Spi;

/// <summary>One direction of a tile's product over the wire, a vector at a time.</summary>
internal sealed class SpiProduct : IMatrixVector
{
    private readonly SpiMemory _memory;
    private readonly int _tile;
    private readonly bool _isBackward;

    internal SpiProduct(SpiMemory memory, int tile, int inputCount, int outputCount, bool isBackward)
    {
        _memory = memory;
        _tile = tile;
        _isBackward = isBackward;
        InputCount = inputCount;
        OutputCount = outputCount;
    }

    public int InputCount { get; }

    public int OutputCount { get; }

    public void Multiply(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        SpiTile.Check(nameof(inputs), inputs.Length, count * InputCount);
        SpiTile.Check(nameof(outputs), outputs.Length, count * OutputCount);
        for (int k = 0; k < count; k++)
        {
            _memory.Write(_isBackward ? RegisterMap.MemoryB : RegisterMap.MemoryA, inputs.Slice(k * InputCount, InputCount));
            _memory.Do(_isBackward ? RegisterMap.MultiplyBack : RegisterMap.Multiply, _tile, 0, 0f);
            _memory.Read(_isBackward ? RegisterMap.MemoryA : RegisterMap.MemoryB, outputs.Slice(k * OutputCount, OutputCount));
        }
    }
}
