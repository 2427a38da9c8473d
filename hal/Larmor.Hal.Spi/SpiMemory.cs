using System;
using Larmor.Kernels;

namespace Larmor.Hal.Spi;

/// <summary>The verbs of the chip as exchanges: registers, memories in pieces of a frame, operations.</summary>
public sealed class SpiMemory
{
    private const int FloatsPerFrame = (Frame.LargestPayload - RegisterMap.MemoryHeadBytes) / 4;
    private const int Head = Frame.HeadBytes;

    private readonly SpiSession _session;

    /// <summary>Verbs over a session.</summary>
    public SpiMemory(SpiSession session) => _session = session;

    /// <summary>Reads a register.</summary>
    public int Register(int address)
    {
        Frame.PutShort(_session.Request, Head, address);
        Frame.PutShort(_session.Request, Head + 2, 1);
        Expect(_session.Exchange(RegisterMap.ReadRegisters, 4, 4), "register", address);
        return Frame.GetInt(_session.Response, Head);
    }

    /// <summary>Reads a register that holds a float.</summary>
    public float FloatRegister(int address)
    {
        Register(address);
        return FloatBits.At(_session.Response, Head);
    }

    /// <summary>Reads a counter of 64 bits.</summary>
    public long Counter(int index)
    {
        Frame.PutShort(_session.Request, Head, RegisterMap.Counters + (2 * index));
        Frame.PutShort(_session.Request, Head + 2, 2);
        Expect(_session.Exchange(RegisterMap.ReadRegisters, 4, 8), "counter", index);
        long low = (uint)Frame.GetInt(_session.Response, Head);
        return low | ((long)Frame.GetInt(_session.Response, Head + 4) << 32);
    }

    /// <summary>Writes floats into a memory from its start.</summary>
    public void Write(byte memory, ReadOnlySpanFloat values)
    {
        byte[] request = _session.Request;
        for (int first = 0; first < values.Length; first += FloatsPerFrame)
        {
            int count = values.Length - first < FloatsPerFrame ? values.Length - first : FloatsPerFrame;
            PutHead(memory, first, count);
            for (int i = 0; i < count; i++)
            {
                Frame.PutInt(request, Head + RegisterMap.MemoryHeadBytes + (4 * i), FloatBits.Of(values[first + i]));
            }

            Expect(_session.Exchange(RegisterMap.WriteMemory, RegisterMap.MemoryHeadBytes + (4 * count), 0), "memory", memory);
        }
    }

    /// <summary>Reads floats of a memory from its start.</summary>
    public void Read(byte memory, SpanFloat values)
    {
        for (int first = 0; first < values.Length; first += FloatsPerFrame)
        {
            int count = values.Length - first < FloatsPerFrame ? values.Length - first : FloatsPerFrame;
            PutHead(memory, first, count);
            Expect(_session.Exchange(RegisterMap.ReadMemory, RegisterMap.MemoryHeadBytes, 4 * count), "memory", memory);
            for (int i = 0; i < count; i++)
            {
                values[first + i] = FloatBits.At(_session.Response, Head + (4 * i));
            }
        }
    }

    /// <summary>Writes a word of state; words are 32 bits.</summary>
    public void WriteWord(int index, int word)
    {
        PutHead(RegisterMap.MemoryS, index, 1);
        Frame.PutInt(_session.Request, Head + RegisterMap.MemoryHeadBytes, word);
        Expect(_session.Exchange(RegisterMap.WriteMemory, RegisterMap.MemoryHeadBytes + 4, 0), "memory", RegisterMap.MemoryS);
    }

    /// <summary>Reads words of state: up to a frame of them, into the response.</summary>
    /// <returns>How many words were read.</returns>
    public int ReadWords(int first, int wordCount)
    {
        int count = wordCount - first < FloatsPerFrame ? wordCount - first : FloatsPerFrame;
        PutHead(RegisterMap.MemoryS, first, count);
        Expect(_session.Exchange(RegisterMap.ReadMemory, RegisterMap.MemoryHeadBytes, 4 * count), "memory", RegisterMap.MemoryS);
        return count;
    }

    /// <summary>A word of the last <see cref="ReadWords"/>.</summary>
    public int Word(int index) => Frame.GetInt(_session.Response, Head + (4 * index));

    /// <summary>Carries out an operation; answers with the status, results in <see cref="FirstResult"/> and <see cref="SecondResult"/>.</summary>
    public byte Execute(byte operation, int tile, int first, int second, float rate, int third)
    {
        byte[] request = _session.Request;
        request[Head] = operation;
        request[Head + 1] = 0;
        Frame.PutShort(request, Head + 2, tile);
        Frame.PutInt(request, Head + 4, first);
        Frame.PutInt(request, Head + 8, second);
        Frame.PutInt(request, Head + 12, FloatBits.Of(rate));
        Frame.PutInt(request, Head + 16, third);
        return _session.Exchange(RegisterMap.Execute, RegisterMap.ExecuteBytes, RegisterMap.ExecuteAnswerBytes);
    }

    /// <summary>First number of the last operation's answer.</summary>
    public int FirstResult => Frame.GetInt(_session.Response, Head);

    /// <summary>Second number of the last operation's answer.</summary>
    public int SecondResult => Frame.GetInt(_session.Response, Head + 4);

    /// <summary>Carries out an operation that cannot be refused.</summary>
    public void Do(byte operation, int tile, int first, float rate) => Expect(Execute(operation, tile, first, 0, rate, 0), "operation", operation);

    private static void Expect(byte status, string what, int which)
    {
        if (status != RegisterMap.Done)
        {
            Throw.Fault(
                ChipFault.Other, "the chip refused " + what + " " + which + " with status " + status + ": driver and chip are of different revisions");
        }
    }

    private void PutHead(byte memory, int first, int count)
    {
        byte[] request = _session.Request;
        request[Head] = memory;
        request[Head + 1] = 0;
        Frame.PutShort(request, Head + 2, count);
        Frame.PutInt(request, Head + 4, first);
    }
}
