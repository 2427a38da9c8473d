using System;
using System.Device.Spi;
using Larmor.Runtime;

namespace Larmor.Firmware.Simulated;

/// <summary>MCP3008: decodes the bits as they come (Microchip, DS21295, figures 5-1 and 5-2), wherever in the bytes they begin; fed by a signal in V.</summary>
public sealed class SimulatedMcp3008 : ISimulatedSpi
{
    private readonly SampleClock _world;
    private readonly ISignalSource _signal;
    private readonly float _referenceVolts;
    private readonly float[] _values;

    /// <summary>A device.</summary>
    /// <param name="world">Time of the world.</param>
    /// <param name="signal">Up to eight channels, V; those that are missing are at ground.</param>
    /// <param name="referenceVolts">V.</param>
    public SimulatedMcp3008(SampleClock world, ISignalSource signal, float referenceVolts)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(signal);
        _world = world;
        _signal = signal;
        _referenceVolts = referenceVolts;
        _values = new float[Math.Max(8, signal.ChannelCount)];
    }

    /// <inheritdoc/>
    public SpiMode Mode => SpiMode.Mode0;

    /// <summary>Hz, at a supply of 5 V.</summary>
    public int LargestClockFrequency => 3_600_000;

    /// <summary>Conversions so far.</summary>
    public long ConversionCount { get; private set; }

    /// <summary>Transfers without a start bit, or that ask for the difference of two inputs, which is not simulated.</summary>
    public long RefusedCount { get; private set; }

    /// <inheritdoc/>
    public void Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        read.Clear();
        int start = 0;
        while (start < 8 * write.Length && Bit(write, start) == 0)
        {
            start++;
        }

        if (start + 4 >= 8 * write.Length || Bit(write, start + 1) == 0)
        {
            RefusedCount++;
            return;
        }

        int channel = (Bit(write, start + 2) << 2) | (Bit(write, start + 3) << 1) | Bit(write, start + 4);
        _signal.Read(_world.Microseconds, _values.AsSpan(0, _signal.ChannelCount));
        int code = (int)Math.Clamp(MathF.Round(_values[channel] / _referenceVolts * 1024f), 0f, 1023f);
        ConversionCount++;

        // A clock to sample, a null bit, bits 9 to 0, then 1 to 9 again, then zeros.
        for (int i = 0; i < 19; i++)
        {
            int at = start + 7 + i;
            if (at < 8 * read.Length && ((code >> (i < 10 ? 9 - i : i - 9)) & 1) != 0)
            {
                read[at / 8] |= (byte)(0x80 >> (at % 8));
            }
        }
    }

    /// <summary>It has no settings.</summary>
    public void PowerUp()
    {
    }

    private static int Bit(ReadOnlySpan<byte> bytes, int at) => (bytes[at / 8] >> (7 - (at % 8))) & 1;
}
