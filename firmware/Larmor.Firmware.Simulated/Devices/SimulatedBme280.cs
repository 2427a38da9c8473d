using System;
using Larmor.Runtime;

namespace Larmor.Firmware.Simulated;

/// <summary>BME280: registers, constants and codes of the data sheet (Bosch Sensortec, BST-BME280-DS002), fed by a signal in °C, Pa and %.</summary>
/// <remarks>
/// <code>
/// 0x88-0xA1, 0xE1-0xE7 constants    0xD0 identity 0x60    0xE0 reset (0xB6)    0xF2 humidity, 0xF4 measure (bits 1-0: 3 measures by itself), 0xF5 settings
/// 0xF7-0xF9 pressure, 0xFA-0xFC temperature (20 bits, highest first), 0xFD-0xFE humidity; 0x80000 and 0x8000 before the first measurement
/// </code>
/// </remarks>
public sealed class SimulatedBme280 : IRegisterDevice
{
    private const long PeriodMicroseconds = 28_000;

    private readonly SampleClock _world;
    private readonly ISignalSource _signal;
    private readonly byte[] _registers = new byte[256];
    private readonly float[] _values;
    private long _nextAt;

    /// <summary>A device.</summary>
    /// <param name="world">Time of the world.</param>
    /// <param name="signal">Three channels: °C, Pa, %.</param>
    public SimulatedBme280(SampleClock world, ISignalSource signal)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentOutOfRangeException.ThrowIfLessThan(signal.ChannelCount, 3);
        _world = world;
        _signal = signal;
        _values = new float[signal.ChannelCount];
        PowerUp();
    }

    /// <inheritdoc/>
    public void Begin()
    {
        if ((_registers[0xF4] & 3) != 3 || _world.Microseconds < _nextAt)
        {
            return;
        }

        _nextAt = _world.Microseconds + PeriodMicroseconds;
        _signal.Read(_world.Microseconds, _values);
        int temperature = Bme280Codes.TemperatureCode(_values[0]);
        int fine = Bme280Codes.Fine(temperature);
        Put(Bme280Codes.PressureCode(_values[1], fine), temperature, Bme280Codes.HumidityCode(_values[2], fine));
    }

    /// <inheritdoc/>
    public bool TryRead(int address, out byte value)
    {
        value = address < 256 ? _registers[address] : (byte)0;
        return address is (>= 0x88 and <= 0xA1) or 0xD0 or 0xE0 or (>= 0xE1 and <= 0xF0) or (>= 0xF2 and <= 0xFE);
    }

    /// <inheritdoc/>
    public bool TryWrite(int address, byte value)
    {
        if (address == 0xE0)
        {
            if (value == 0xB6)
            {
                PowerUp();
            }

            return true;
        }

        if (address is not (0xF2 or 0xF4 or 0xF5))
        {
            return false;
        }

        _registers[address] = value;
        _nextAt = _world.Microseconds + 10_000;
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
        Bme280Codes.FirstBlock().CopyTo(_registers, 0x88);
        Bme280Codes.SecondBlock().CopyTo(_registers, 0xE1);
        _registers[0xD0] = 0x60;
        Put(0x80000, 0x80000, 0x8000);
    }

    private void Put(int pressure, int temperature, int humidity)
    {
        Put(0xF7, pressure);
        Put(0xFA, temperature);
        _registers[0xFD] = (byte)(humidity >> 8);
        _registers[0xFE] = (byte)humidity;
    }

    private void Put(int at, int code)
    {
        _registers[at] = (byte)(code >> 12);
        _registers[at + 1] = (byte)(code >> 4);
        _registers[at + 2] = (byte)(code << 4);
    }
}
