using System;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware.Simulated;

/// <summary>MPU-6050 and its family: registers of the register map (InvenSense, RM-MPU-6000A-00 Rev. 4.2), fed by a signal of six channels in m/s² and rad/s.</summary>
/// <remarks>
/// <code>
/// 0x19 divider    0x1A low pass (bits 2-0)    0x1B rotation range, 0x1C acceleration range (bits 4-3)    0x38 interrupts
/// 0x3A what happened (bit 0: a new sample; cleared by reading)    0x3B-0x48 acceleration, temperature, rotation, high byte first
/// 0x6B power (bit 7: reset, bit 6: asleep, as after power-up)    0x75 identity
/// </code>
/// </remarks>
public sealed class SimulatedMpu6050 : IRegisterDevice
{
    private const int Divider = 0x19;
    private const int Filter = 0x1A;
    private const int Rotation = 0x1B;
    private const int Acceleration = 0x1C;
    private const int SecondFilter = 0x1D;
    private const int InterruptEnable = 0x38;
    private const int Happened = 0x3A;
    private const int FirstData = 0x3B;
    private const int LastData = 0x48;
    private const int Power = 0x6B;
    private const int WhoAmI = 0x75;
    private const float Gravity = 9.80665f;
    private const float DegreesPerRadian = 57.29578f;
    private const short RoomTemperature = -3920;

    private readonly SampleClock _world;
    private readonly ISignalSource _signal;
    private readonly byte _identity;
    private readonly Pcg32 _random;
    private readonly float _noiseSteps;
    private readonly byte[] _registers = new byte[128];
    private readonly byte[] _data = new byte[LastData - FirstData + 1];
    private readonly float[] _values;
    private long _startedAt;
    private long _produced;
    private bool _isNew;

    /// <summary>A device.</summary>
    /// <param name="world">Time of the world.</param>
    /// <param name="signal">Six channels: m/s², then rad/s.</param>
    /// <param name="identity">0x68; 0x70, 0x71 and 0x73 for its successors.</param>
    /// <param name="noiseSteps">Deviation of its own noise, in steps of the converter.</param>
    /// <param name="seed">Of the noise.</param>
    public SimulatedMpu6050(SampleClock world, ISignalSource signal, byte identity, float noiseSteps, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentOutOfRangeException.ThrowIfLessThan(signal.ChannelCount, 6);
        _world = world;
        _signal = signal;
        _identity = identity;
        _noiseSteps = noiseSteps;
        _random = new Pcg32(seed, 74);
        _values = new float[signal.ChannelCount];
        PowerUp();
    }

    /// <inheritdoc/>
    public void Begin() => Produce();

    /// <inheritdoc/>
    public bool TryRead(int address, out byte value)
    {
        value = address is >= FirstData and <= LastData ? _data[address - FirstData] : address < _registers.Length ? _registers[address] : (byte)0;
        if (address == Happened)
        {
            value = _isNew && (_registers[InterruptEnable] & 1) != 0 ? (byte)1 : (byte)0;
            _isNew = false;
        }

        return address is >= 0x0D and <= WhoAmI && (address != SecondFilter || _identity != 0x68);
    }

    /// <inheritdoc/>
    public bool TryWrite(int address, byte value)
    {
        if (address is not ((>= Divider and <= 0x39) or (>= 0x63 and <= 0x74)) || (address == SecondFilter && _identity == 0x68))
        {
            return false;
        }

        if (address == Power && (value & 0x80) != 0)
        {
            PowerUp();
            return true;
        }

        _registers[address] = value;
        if (address is Power or Divider or Filter)
        {
            _startedAt = _world.Microseconds;
            _produced = 0;
        }

        return true;
    }

    /// <inheritdoc/>
    public void End()
    {
    }

    /// <inheritdoc/>
    public void PowerUp()
    {
        Array.Clear(_registers);
        Array.Clear(_data);
        _registers[Power] = 0x40;
        _registers[WhoAmI] = _identity;
        _isNew = false;
    }

    private void Produce()
    {
        if ((_registers[Power] & 0x40) != 0)
        {
            return;
        }

        long period = (1 + _registers[Divider]) * ((_registers[Filter] & 7) is 0 or 7 ? 125L : 1000L);
        long due = (_world.Microseconds - _startedAt) / period;
        if (due == _produced)
        {
            return;
        }

        _produced = due;
        _isNew = true;
        _signal.Read(_startedAt + (due * period), _values);
        float acceleration = (16384 >> ((_registers[Acceleration] >> 3) & 3)) / Gravity;
        float rotation = DegreesPerRadian * 131f / (1 << ((_registers[Rotation] >> 3) & 3));
        for (int axis = 0; axis < 3; axis++)
        {
            Put(2 * axis, Code(_values[axis] * acceleration));
            Put(8 + (2 * axis), Code(_values[3 + axis] * rotation));
        }

        Put(6, RoomTemperature);
    }

    private short Code(float steps) => (short)Math.Clamp(MathF.Round(steps + (_noiseSteps > 0f && _signal is not DisturbedSignal { IsStuck: true } ? _noiseSteps * _random.NextNormal() : 0f)), short.MinValue, short.MaxValue);

    private void Put(int at, short value)
    {
        _data[at] = (byte)(value >> 8);
        _data[at + 1] = (byte)value;
    }
}
