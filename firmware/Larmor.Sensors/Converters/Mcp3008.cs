using System;
using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Sensors;

/// <summary>MCP3008, a converter of 10 bits with eight inputs on SPI (mode 0). A sample: one voltage a channel, V.</summary>
/// <remarks>
/// Microchip, MCP3004/3008 data sheet, DS21295, section 5. The device has no identity and converts when it is asked: the clock says when. One transaction a
/// channel, three bytes, in which the device says its last bits twice; what does not agree is a failed reading:
/// <code>
/// written  0 0 1 1 c c c 0   0 0 0 0 0 0 0 0   0 0 0 0 0 0 0 0     (start, single-ended, channel)
/// read     - - - - - - - -   0 9 8 7 6 5 4 3   2 1 0 1 2 3 4 5     (null bit, bits 9 to 0, then lowest first)
/// </code>
/// </remarks>
public sealed partial class Mcp3008 : ISensor, IDisposable
{
    /// <summary>SPI clock, Hz: what the device follows at 2.7 V and above.</summary>
    public const int SpiClockFrequency = 1_000_000;

    /// <summary>SPI mode: clock idles low, data is taken at the first edge.</summary>
    public const int SpiModeNumber = 0;

    private const string Name = "MCP3008";
    private const int Start = 0x30;

    private readonly IBusPort _port;
    private readonly SamplePace _pace;
    private readonly byte[] _written = new byte[1];
    private readonly byte[] _read = new byte[2];
    private readonly float _step;

    /// <summary>A converter; nothing is asked of it yet.</summary>
    /// <param name="port">Owned from now on.</param>
    /// <param name="options">Channels, rate, reference.</param>
    /// <param name="clock">Says when a sample is due.</param>
    /// <exception cref="ArgumentException">A setting the device does not have, or a port it cannot be on.</exception>
    public Mcp3008(IBusPort port, Mcp3008Options options, IClock clock)
    {
        BusRules.NeedsSpi(port, Name, SpiModeNumber);
        if (options.ChannelCount < 1 || options.ChannelCount > 8)
        {
            Throw.Range(nameof(options.ChannelCount), options.ChannelCount, 1, 8);
        }

        if (!(options.ReferenceVolts >= 0.25f && options.ReferenceVolts <= 5.5f))
        {
            Throw.Range(nameof(options.ReferenceVolts), options.ReferenceVolts, 0.25f, 5.5f);
        }

        _port = port;
        _pace = new SamplePace(clock, options.SampleRateHertz);
        _step = options.ReferenceVolts / 1024f;
        ChannelCount = options.ChannelCount;
        SampleRateHertz = options.SampleRateHertz;
    }

    /// <inheritdoc/>
    public int ChannelCount { get; }

    /// <inheritdoc/>
    public float SampleRateHertz { get; }

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        if (!_pace.TryTake())
        {
            return SensorReading.Pending;
        }

        byte[] read = _read;
        for (int c = 0; c < ChannelCount; c++)
        {
            _written[0] = (byte)(Start | (c << 1));
            if (!_port.WriteRead(_written, 0, 1, read, 0, 2))
            {
                return SensorReading.Failed;
            }

            int value = (read[0] << 3) | (read[1] >> 5);
            if (value > 1023 || !IsSaidTwice(value, read[1]))
            {
                return SensorReading.Failed;
            }

            sample[c] = value * _step;
        }

        return SensorReading.Ready;
    }

    /// <summary>Asks anew; there is nothing to set up.</summary>
    public bool TryRestart()
    {
        _pace.Restart();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private static bool IsSaidTwice(int value, int last)
    {
        for (int bit = 1; bit <= 5; bit++)
        {
            if (((value >> bit) & 1) != ((last >> (5 - bit)) & 1))
            {
                return false;
            }
        }

        return true;
    }
}
