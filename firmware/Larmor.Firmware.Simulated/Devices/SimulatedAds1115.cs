using System;
using Larmor.Runtime;

namespace Larmor.Firmware.Simulated;

/// <summary>ADS1115: pointer, settings and conversions of the data sheet (Texas Instruments, SBAS444), fed by a signal in V.</summary>
/// <remarks>
/// <code>
/// register 0  the last conversion     register 1  settings, 0x8583 after power-up     registers 2, 3  thresholds of the comparator
/// settings    bit 15 begin / is idle   14-12 input   11-9 range   8 single shot   7-5 rate   4-0 comparator
/// </code>
/// </remarks>
public sealed class SimulatedAds1115 : ISimulatedI2c
{
    private static readonly float[] s_ranges = [6.144f, 4.096f, 2.048f, 1.024f, 0.512f, 0.256f, 0.256f, 0.256f];
    private static readonly int[] s_rates = [8, 16, 32, 64, 128, 250, 475, 860];

    private readonly SampleClock _world;
    private readonly ISignalSource _signal;
    private readonly float[] _values;
    private readonly ushort[] _registers = new ushort[4];
    private int _pointer;
    private long _doneAt;
    private bool _isBusy;

    /// <summary>A device.</summary>
    /// <param name="world">Time of the world.</param>
    /// <param name="signal">Up to four channels, V; those that are missing are at ground.</param>
    public SimulatedAds1115(SampleClock world, ISignalSource signal)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(signal);
        _world = world;
        _signal = signal;
        _values = new float[Math.Max(4, signal.ChannelCount)];
        PowerUp();
    }

    /// <summary>Accesses that it refused: a register it does not have, or one that cannot be written.</summary>
    public long RefusedCount { get; private set; }

    /// <inheritdoc/>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        Work();
        if (bytes.IsEmpty)
        {
            return true;
        }

        if (bytes[0] > 3 || (bytes.Length > 1 && (bytes.Length != 3 || bytes[0] == 0)))
        {
            RefusedCount++;
            return false;
        }

        _pointer = bytes[0];
        if (bytes.Length == 3)
        {
            _registers[_pointer] = (ushort)((bytes[1] << 8) | bytes[2]);
            bool isSingle = (_registers[1] & 0x0100) != 0;
            if (_pointer == 1 && (!isSingle || (_registers[1] & 0x8000) != 0))
            {
                _isBusy = true;
                _doneAt = _world.Microseconds + PeriodMicroseconds;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Read(Span<byte> bytes)
    {
        Work();
        int value = _pointer == 1 ? (_registers[1] & 0x7FFF) | (_isBusy ? 0 : 0x8000) : _registers[_pointer];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i == 0 ? value >> 8 : i == 1 ? value : 0xFF);
        }

        return true;
    }

    /// <inheritdoc/>
    public void PowerUp()
    {
        Array.Clear(_registers);
        _registers[1] = 0x8583;
        _registers[2] = 0x8000;
        _registers[3] = 0x7FFF;
        _pointer = 0;
        _isBusy = false;
    }

    private long PeriodMicroseconds => 1_000_000L / s_rates[(_registers[1] >> 5) & 7];

    private void Work()
    {
        if (!_isBusy || _world.Microseconds < _doneAt)
        {
            return;
        }

        int settings = _registers[1];
        bool isSingle = (settings & 0x0100) != 0;
        if (!isSingle)
        {
            // Conversions follow each other: the last one that is done is the one held.
            _doneAt += (_world.Microseconds - _doneAt) / PeriodMicroseconds * PeriodMicroseconds;
        }

        _signal.Read(_doneAt, _values.AsSpan(0, _signal.ChannelCount));
        int input = (settings >> 12) & 7;
        float volts = input >= 4 ? _values[input - 4] : _values[input == 0 ? 0 : input - 1] - _values[input == 0 ? 1 : 3];
        _registers[0] = (ushort)(short)Math.Clamp(MathF.Round(volts / s_ranges[(settings >> 9) & 7] * 32768f), short.MinValue, short.MaxValue);
        _isBusy = !isSingle;
        _doneAt += PeriodMicroseconds;
    }
}
