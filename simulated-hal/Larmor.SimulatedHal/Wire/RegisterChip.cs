using System;
using System.Collections.Generic;
using Larmor.Hal;
using Larmor.Hal.Spi;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>The digital front of the register-level chip: decodes requests, keeps memories, works a tile model behind them.</summary>
internal sealed class RegisterChip : IDisposable
{
    private const int Head = Frame.HeadBytes;

    private readonly IChip _core;
    private readonly List<ITile> _tiles = [];
    private readonly WireState _state = new();
    private float[] _a = [];
    private float[] _b = [];
    private float[] _w = [];
    private readonly byte[] _answered = new byte[Frame.LargestBytes];
    private readonly byte[] _spare = new byte[Frame.LargestBytes];
    private int _lastSequence = -1;
    private uint _lastChecksum;
    private int _answerBytes;
    private int _spareBytes;
    private bool _isRepeat;

    internal RegisterChip(IChip core, int epoch)
    {
        _core = core;
        Epoch = epoch;
    }

    internal int Epoch { get; }

    public void Dispose() => _core.Dispose();

    /// <summary>Takes the bytes of a request; the answer is ready afterwards.</summary>
    internal void Take(byte[] request, int count)
    {
        FrameFault fault = Frame.Check(request, count, Frame.RequestStart);
        if (fault != FrameFault.None)
        {
            Answer(RegisterMap.Resend, fault == FrameFault.Checksum ? Frame.Sequence(request) : 0, 0, remember: false);
            return;
        }

        int sequence = Frame.Sequence(request);
        int epoch = Frame.Epoch(request);
        if (epoch != 0 && epoch != Epoch)
        {
            Answer(RegisterMap.Restarted, sequence, 0, remember: false);
            return;
        }

        // The same number and the same check sum is the same request once more: it is answered again, not carried out again.
        uint checksum = (uint)Frame.GetInt(request, Head + Frame.PayloadBytes(request));
        if (sequence == _lastSequence && checksum == _lastChecksum && _answerBytes > 0)
        {
            _isRepeat = true;
            return;
        }

        byte status = Carry(request, out int payload);
        _lastChecksum = checksum;
        Answer(status, sequence, status == RegisterMap.Done ? payload : 0, remember: true);
    }

    /// <summary>Shifts the answer out.</summary>
    internal void Give(byte[] read, int count)
    {
        bool isSpare = _spareBytes > 0 && !_isRepeat;
        byte[] source = isSpare ? _spare : _answered;
        int bytes = isSpare ? _spareBytes : _answerBytes;
        for (int i = 0; i < count; i++)
        {
            read[i] = i < bytes ? source[i] : (byte)0;
        }
    }

    private void Answer(byte status, int sequence, int payload, bool remember)
    {
        _isRepeat = false;
        if (remember)
        {
            _lastSequence = sequence;
            _answerBytes = Frame.Seal(_answered, Frame.ResponseStart, status, sequence, Epoch, payload);
            _spareBytes = 0;
        }
        else
        {
            // Kept apart, so that the answer of what was carried out is still there when its request comes again.
            _spareBytes = Frame.Seal(_spare, Frame.ResponseStart, status, sequence, Epoch, payload);
        }
    }

    private byte Carry(byte[] request, out int payload)
    {
        payload = 0;
        int bytes = Frame.PayloadBytes(request);
        switch (Frame.Code(request))
        {
            case RegisterMap.ReadRegisters when bytes == 4:
                int address = Frame.GetShort(request, Head);
                int count = Frame.GetShort(request, Head + 2);
                if (count < 1 || address + count > RegisterMap.RegisterCount)
                {
                    return RegisterMap.Unknown;
                }

                for (int i = 0; i < count; i++)
                {
                    Frame.PutInt(_answered, Head + (4 * i), Register(address + i));
                }

                payload = 4 * count;
                return RegisterMap.Done;
            case RegisterMap.WriteMemory when bytes >= RegisterMap.MemoryHeadBytes:
                return Memory(request, bytes, isWrite: true, out payload);
            case RegisterMap.ReadMemory when bytes == RegisterMap.MemoryHeadBytes:
                return Memory(request, bytes, isWrite: false, out payload);
            case RegisterMap.Execute when bytes == RegisterMap.ExecuteBytes:
                payload = RegisterMap.ExecuteAnswerBytes;
                return Execute(request);
            default:
                return RegisterMap.Unknown;
        }
    }

    private byte Memory(byte[] request, int bytes, bool isWrite, out int payload)
    {
        payload = 0;
        byte memory = request[Head];
        int count = Frame.GetShort(request, Head + 2);
        int first = Frame.GetInt(request, Head + 4);
        int data = Head + RegisterMap.MemoryHeadBytes;
        bool fits = first >= 0 && (!isWrite || bytes == RegisterMap.MemoryHeadBytes + (4 * count)) && 4 * count <= Frame.LargestPayload;
        if (memory == RegisterMap.MemoryS)
        {
            if (!fits || (!isWrite && first + count > _state.Count))
            {
                return RegisterMap.Unknown;
            }

            for (int i = 0; i < count; i++)
            {
                if (isWrite)
                {
                    _state[first + i] = Frame.GetInt(request, data + (4 * i));
                }
                else
                {
                    Frame.PutInt(_answered, Head + (4 * i), _state[first + i]);
                }
            }
        }
        else
        {
            float[]? bank = memory switch { RegisterMap.MemoryA => _a, RegisterMap.MemoryB => _b, RegisterMap.MemoryW => _w, _ => null };
            if (!fits || bank is null || first > bank.Length - count)
            {
                return RegisterMap.Unknown;
            }

            for (int i = 0; i < count; i++)
            {
                if (isWrite)
                {
                    bank[first + i] = FloatBits.At(request, data + (4 * i));
                }
                else
                {
                    Frame.PutInt(_answered, Head + (4 * i), FloatBits.Of(bank[first + i]));
                }
            }
        }

        payload = isWrite ? 0 : 4 * count;
        return RegisterMap.Done;
    }

    private byte Execute(byte[] request)
    {
        byte operation = request[Head];
        int index = Frame.GetShort(request, Head + 2);
        int first = Frame.GetInt(request, Head + 4);
        int second = Frame.GetInt(request, Head + 8);
        float rate = FloatBits.At(request, Head + 12);
        Frame.PutInt(_answered, Head, 0);
        Frame.PutInt(_answered, Head + 4, 0);
        switch (operation)
        {
            case RegisterMap.Allocate:
                return Allocate(first, second, Frame.GetInt(request, Head + 16));
            case RegisterMap.ResetCounters:
                _core.Reset();
                return RegisterMap.Done;
            case RegisterMap.SaveState:
                _state.Clear();
                _core.Save(_state);
                Frame.PutInt(_answered, Head, _state.Count);
                return RegisterMap.Done;
            case RegisterMap.LoadState:
                _state.Rewind();
                _core.Load(_state);
                return RegisterMap.Done;
            default:
                return index < _tiles.Count ? Work(operation, _tiles[index], first, rate) : RegisterMap.Unknown;
        }
    }

    private byte Work(byte operation, ITile tile, int row, float rate)
    {
        int inputs = tile.Forward.InputCount;
        int outputs = tile.Forward.OutputCount;
        bool isRow = row >= 0 && row < outputs;
        switch (operation)
        {
            case RegisterMap.Multiply:
                tile.Forward.Multiply(_a.AsSpan(0, inputs), 1, _b.AsSpan(0, outputs));
                return RegisterMap.Done;
            case RegisterMap.MultiplyBack when tile.Backward is not null:
                tile.Backward.Multiply(_b.AsSpan(0, outputs), 1, _a.AsSpan(0, inputs));
                return RegisterMap.Done;
            case RegisterMap.Accumulate when tile.Plasticity is not null:
                tile.Plasticity.Accumulate(_a.AsSpan(0, inputs), _b.AsSpan(0, outputs), 1, rate);
                return RegisterMap.Done;
            case RegisterMap.ReadRow when isRow:
                tile.Weights.Read(row, 1, _w.AsSpan(0, inputs));
                return RegisterMap.Done;
            case RegisterMap.ProgramRow when isRow:
                tile.Weights.Program(row, 1, _w.AsSpan(0, inputs));
                return RegisterMap.Done;
            case RegisterMap.AddRow when isRow:
                tile.Weights.Add(row, 1, _w.AsSpan(0, inputs));
                return RegisterMap.Done;
            default:
                return RegisterMap.Unknown;
        }
    }

    private byte Allocate(int inputs, int outputs, int batch)
    {
        ChipInfo info = _core.Info;
        if (inputs < 1 || outputs < 1 || batch < 1 || inputs > info.MaximumInputCount || outputs > info.MaximumOutputCount
            || _tiles.Count >= info.MaximumTileCount)
        {
            return RegisterMap.NoRoom;
        }

        ITile tile = _core.AllocateTile(inputs, outputs, 1);
        _tiles.Add(tile);
        _a = _a.Length < inputs ? new float[inputs] : _a;
        _w = _w.Length < inputs ? new float[inputs] : _w;
        _b = _b.Length < outputs ? new float[outputs] : _b;
        Frame.PutInt(_answered, Head, _tiles.Count - 1);
        Frame.PutInt(_answered, Head + 4, (tile.Backward is null ? 0 : RegisterMap.HasBackward) | (tile.Plasticity is null ? 0 : RegisterMap.HasPlasticity));
        return RegisterMap.Done;
    }

    private int Register(int address)
    {
        ChipInfo info = _core.Info;
        ChipAccuracy accuracy = info.Accuracy;
        WeightFormat? format = _tiles.Count > 0 ? _tiles[^1].Weights.Format : null;
        ChipCounters counters = address >= RegisterMap.Counters ? _core.ReadCounters() : default;
        long counter = ((address - RegisterMap.Counters) / 2) switch
        {
            0 => counters.MultiplyAddCount,
            1 => counters.SkippedCount,
            2 => counters.UpdateCount,
            3 => counters.ProgramCount,
            _ => counters.ClippedCount,
        };
        return address switch
        {
            RegisterMap.Identity => RegisterMap.IdentityValue,
            RegisterMap.Revision => RegisterMap.RevisionValue,
            RegisterMap.MaximumInputs => info.MaximumInputCount,
            RegisterMap.MaximumOutputs => info.MaximumOutputCount,
            RegisterMap.MaximumTiles => info.MaximumTileCount,
            RegisterMap.EvidenceKind => (int)info.Evidence,
            RegisterMap.Accuracy => FloatBits.Of(accuracy.MultiplySigma),
            RegisterMap.Accuracy + 1 => FloatBits.Of(accuracy.InputSigma),
            RegisterMap.Accuracy + 2 => FloatBits.Of(accuracy.OutputSigma),
            RegisterMap.Accuracy + 3 => FloatBits.Of(accuracy.ProgramSigma),
            RegisterMap.Accuracy + 4 => FloatBits.Of(accuracy.UpdateSigma),
            RegisterMap.Accuracy + 5 => FloatBits.Of(accuracy.GainSigma),
            RegisterMap.Accuracy + 6 => FloatBits.Of(accuracy.StuckFraction),
            RegisterMap.Format => FloatBits.Of(format?.Minimum ?? 0f),
            RegisterMap.Format + 1 => FloatBits.Of(format?.Maximum ?? 0f),
            RegisterMap.Format + 2 => format?.LevelCount ?? 0,
            >= RegisterMap.Counters and < RegisterMap.Counters + 10 => (int)(counter >> (32 * (address & 1))),
            _ => 0,
        };
    }
}
