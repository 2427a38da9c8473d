using System;
using System.Collections.Generic;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>The chip's state as words of 32 bits: memory S of the register map.</summary>
internal sealed class WireState : IStateSink, IStateSource
{
    private readonly List<int> _words = [];
    private int _next;

    internal int Count => _words.Count;

    public void Write(long value)
    {
        _words.Add((int)value);
        _words.Add((int)(value >> 32));
    }

    public void Write(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            _words.Add(BitConverter.SingleToInt32Bits(value));
        }
    }

    public long ReadLong()
    {
        long low = (uint)_words[_next];
        long high = _words[_next + 1];
        _next += 2;
        return low | (high << 32);
    }

    public void Read(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BitConverter.Int32BitsToSingle(_words[_next++]);
        }
    }

    internal void Clear()
    {
        _words.Clear();
        _next = 0;
    }

    internal void Rewind() => _next = 0;

    internal int this[int index]
    {
        get => _words[index];
        set
        {
            while (_words.Count <= index)
            {
                _words.Add(0);
            }

            _words[index] = value;
        }
    }
}
