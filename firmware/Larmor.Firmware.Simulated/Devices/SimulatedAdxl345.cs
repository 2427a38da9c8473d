using System;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware.Simulated;

/// <summary>ADXL345: registers, rates, ranges and queue of the data sheet (Analog Devices, Rev. G), fed by a signal of three channels in m/s².</summary>
/// <remarks>
/// <code>
/// 0x00 identity 0xE5    0x1D-0x2A thresholds, offsets    0x2C rate    0x2D power (bit 3: measure)    0x2E, 0x2F interrupts
/// 0x30 what happened (bit 7: a sample is there, bit 0: some were lost)    0x31 format (bit 3: full resolution, bits 1-0: range)
/// 0x32-0x37 the oldest sample of the queue, low byte first    0x38 queue (bits 7-6: 0 none, 2 stream)    0x39 samples in the queue
/// </code>
/// Modes of the queue other than none and stream behave as stream does.
/// </remarks>
public sealed class SimulatedAdxl345 : IRegisterDevice
{
    private const int QueueLength = 32;
    private const int Rate = 0x2C;
    private const int Power = 0x2D;
    private const int Happened = 0x30;
    private const int Format = 0x31;
    private const int FirstData = 0x32;
    private const int LastData = 0x37;
    private const int Queue = 0x38;
    private const int QueueState = 0x39;
    private const float Gravity = 9.80665f;

    private readonly SampleClock _world;
    private readonly ISignalSource _signal;
    private readonly Pcg32 _random;
    private readonly float _noiseSteps;
    private readonly byte[] _registers = new byte[64];
    private readonly short[] _queue = new short[3 * QueueLength];
    private readonly short[] _held = new short[3];
    private readonly float[] _values;
    private long _startedAt;
    private long _produced;
    private int _count;
    private bool _isLost;
    private bool _isTouched;

    /// <summary>A device.</summary>
    /// <param name="world">Time of the world.</param>
    /// <param name="signal">At least three channels, m/s².</param>
    /// <param name="noiseSteps">Deviation of its own noise in steps of 1/256 of the standard gravity; the data sheet says 0.75 at 100 Hz.</param>
    /// <param name="seed">Of the noise.</param>
    public SimulatedAdxl345(SampleClock world, ISignalSource signal, float noiseSteps, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentOutOfRangeException.ThrowIfLessThan(signal.ChannelCount, 3);
        _world = world;
        _signal = signal;
        _noiseSteps = noiseSteps;
        _random = new Pcg32(seed, 73);
        _values = new float[signal.ChannelCount];
        PowerUp();
    }

    /// <summary>What it says it is; another number for a device that is something else.</summary>
    public byte Identity { get; set; } = 0xE5;

    /// <inheritdoc/>
    public void Begin()
    {
        Produce();
        if (_count > 0)
        {
            _queue.AsSpan(0, 3).CopyTo(_held);
        }

        _isTouched = false;
    }

    /// <inheritdoc/>
    public bool TryRead(int address, out byte value)
    {
        _isTouched |= address is >= FirstData and <= LastData;
        value = address switch
        {
            0 => Identity,
            Happened => (byte)((_count > 0 ? 0x80 : 0) | (_isLost ? 0x01 : 0) | 0x02),
            >= FirstData and <= LastData => (byte)(_held[(address - FirstData) / 2] >> (8 * ((address - FirstData) % 2))),
            QueueState => (byte)_count,
            _ => address < _registers.Length ? _registers[address] : (byte)0,
        };
        return address is 0 or (>= 0x1D and <= QueueState);
    }

    /// <inheritdoc/>
    public bool TryWrite(int address, byte value)
    {
        if (address is not ((>= 0x1D and <= 0x2A) or (>= Rate and <= 0x2F) or Format or Queue))
        {
            return false;
        }

        _registers[address] = value;
        if (address is Power or Rate)
        {
            _startedAt = _world.Microseconds;
            _produced = 0;
        }

        if (address == Queue && (value & 0xC0) == 0)
        {
            _count = 0;
        }

        return true;
    }

    /// <inheritdoc/>
    public void End()
    {
        if (!_isTouched || _count == 0)
        {
            return;
        }

        _queue.AsSpan(3).CopyTo(_queue);
        _count--;
        _isLost = false;
    }

    /// <inheritdoc/>
    public void PowerUp()
    {
        Array.Clear(_registers);
        _registers[Rate] = 0x0A;
        _count = 0;
        _isLost = false;
    }

    private void Produce()
    {
        if ((_registers[Power] & 0x08) == 0)
        {
            return;
        }

        // 3200 Hz at code 15, half of it for each code below: a period is 312.5 µs and its doubles.
        long twicePeriod = 625L << (15 - (_registers[Rate] & 0x0F));
        long due = 2 * (_world.Microseconds - _startedAt) / twicePeriod;
        int capacity = (_registers[Queue] & 0xC0) == 0 ? 1 : QueueLength;
        if (due - _produced > capacity)
        {
            _isLost = true;
            _produced = due - capacity;
        }

        while (_produced < due)
        {
            _produced++;
            if (_count == capacity)
            {
                _queue.AsSpan(3).CopyTo(_queue);
                _count--;
                _isLost = true;
            }

            _signal.Read(_startedAt + (_produced * twicePeriod / 2), _values);
            for (int axis = 0; axis < 3; axis++)
            {
                _queue[(3 * _count) + axis] = Code(_values[axis]);
            }

            _count++;
        }
    }

    private short Code(float value)
    {
        int range = _registers[Format] & 0x03;
        bool isFull = (_registers[Format] & 0x08) != 0;
        float steps = (value * (256f / Gravity)) + (_noiseSteps > 0f && _signal is not DisturbedSignal { IsStuck: true } ? _noiseSteps * _random.NextNormal() : 0f);
        int limit = isFull ? 512 << range : 512;
        float scaled = MathF.Round(isFull ? steps : steps / (1 << range));
        return (short)Math.Clamp(scaled, -limit, limit - 1);
    }
}
