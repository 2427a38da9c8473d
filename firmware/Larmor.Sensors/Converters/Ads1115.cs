using System;
using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Sensors;

/// <summary>ADS1115, a converter of 16 bits with four inputs on I2C. A sample: one voltage a channel, V.</summary>
/// <remarks>
/// Texas Instruments, ADS111x data sheet, SBAS444, section 9.6. The device has no identity: it is known by keeping its settings. Each conversion is asked for (single shot)
/// and fetched at a later call, when the device says that it is done: nothing waits. A channel costs a write of 3 bytes and two reads of 1 + 2, and one more read
/// for each time it is asked too early.
/// </remarks>
public sealed partial class Ads1115 : ISensor, IDisposable
{
    /// <summary>I2C address with the pin ADDR at ground.</summary>
    public const int DefaultI2cAddress = 0x48;

    private const string Name = "ADS1115";
    private const int Conversion = 0;
    private const int Settings = 1;
    private const int Begin = 0x8000;
    private const int FirstInput = 0x4000;
    private const int SingleShot = 0x0100;
    private const int NoComparator = 0x0003;
    private const float LeastRate = 8f;

    private readonly IBusPort _port;
    private readonly SamplePace _pace;
    private readonly byte[] _written = new byte[3];
    private readonly byte[] _read = new byte[2];
    private readonly float[] _values;
    private readonly int _settings;
    private readonly float _step;
    private int _channel = -1;

    /// <summary>Checks that the device keeps its settings.</summary>
    /// <param name="port">Owned from now on; let go when the device is refused.</param>
    /// <param name="options">Channels, rate, range.</param>
    /// <param name="clock">Says when a sample is due.</param>
    /// <exception cref="ArgumentException">A setting the device does not have, or a port it cannot be on.</exception>
    /// <exception cref="ChipException">Nobody answers, or not as this device does.</exception>
    public Ads1115(IBusPort port, Ads1115Options options, IClock clock)
    {
        BusRules.NeedsI2c(port, Name);
        if (options.ChannelCount < 1 || options.ChannelCount > 4)
        {
            Throw.Range(nameof(options.ChannelCount), options.ChannelCount, 1, 4);
        }

        float conversions = options.SampleRateHertz * options.ChannelCount;
        if (!(conversions <= 400f))
        {
            Throw.Range(nameof(options.SampleRateHertz), options.SampleRateHertz, 0.001f, 400f / options.ChannelCount);
        }

        _port = port;
        _pace = new SamplePace(clock, options.SampleRateHertz);
        _settings = FirstInput | (RangeCode(options.RangeVolts) << 9) | SingleShot | (RateCode(2f * conversions) << 5) | NoComparator;
        _step = options.RangeVolts / 32768f;
        _values = new float[options.ChannelCount];
        SampleRateHertz = options.SampleRateHertz;
        if (!TryRestart())
        {
            _port.Dispose();
            Throw.Fault(ChipFault.Bus, Name + ": it does not answer, or not as this device does: check wiring, supply and address");
        }
    }

    /// <inheritdoc/>
    public int ChannelCount => _values.Length;

    /// <inheritdoc/>
    public float SampleRateHertz { get; }

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        if (_channel < 0)
        {
            return !_pace.TryTake() || Ask(0) ? SensorReading.Pending : SensorReading.Failed;
        }

        if (!Fetch(Settings) || !IsOurs(_channel))
        {
            _channel = -1;
            return SensorReading.Failed;
        }

        if (_read[0] < 0x80)
        {
            return SensorReading.Pending;
        }

        if (!Fetch(Conversion))
        {
            _channel = -1;
            return SensorReading.Failed;
        }

        _values[_channel] = BigEndian.GetShort(_read, 0) * _step;
        int next = _channel + 1;
        if (next < _values.Length)
        {
            return Ask(next) ? SensorReading.Pending : SensorReading.Failed;
        }

        _channel = -1;
        for (int c = 0; c < _values.Length; c++)
        {
            sample[c] = _values[c];
        }

        return SensorReading.Ready;
    }

    /// <inheritdoc/>
    public bool TryRestart()
    {
        _pace.Restart();
        bool isOurs = Ask(0) && Fetch(Settings) && IsOurs(0);
        _channel = -1;
        return isOurs;
    }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private bool Ask(int channel)
    {
        int settings = Begin | _settings | (channel << 12);
        _written[0] = Settings;
        _written[1] = (byte)(settings >> 8);
        _written[2] = (byte)settings;
        bool isAsked = _port.Write(_written, 0, 3);
        _channel = isAsked ? channel : -1;
        return isAsked;
    }

    private bool Fetch(int register)
    {
        _written[0] = (byte)register;
        return _port.WriteRead(_written, 0, 1, _read, 0, 2);
    }

    // The highest bit says whether a conversion is going on; all others are as they were written.
    private bool IsOurs(int channel) => (BigEndian.GetShort(_read, 0) & 0x7FFF) == (_settings | (channel << 12));

    private static int RangeCode(float volts)
    {
        if (volts == 6.144f)
        {
            return 0;
        }

        float range = 4.096f;
        for (int code = 1; code <= 5; code++)
        {
            if (volts == range)
            {
                return code;
            }

            range *= 0.5f;
        }

        Throw.Argument(nameof(volts), Name + " has ranges of 6.144, 4.096, 2.048, 1.024, 0.512 and 0.256 V, not of " + volts.ToString() + " V: choose one of these");
        return 0;
    }

    // The slowest, and so the quietest, of 8, 16, 32, 64, 128, 250, 475 and 860 conversions a second that is quick enough.
    private static int RateCode(float hertz)
    {
        float rate = LeastRate;
        int code = 0;
        while (code < 5 && rate < hertz)
        {
            rate *= 2f;
            code++;
        }

        return code < 5 ? code : hertz <= 250f ? 5 : hertz <= 475f ? 6 : 7;
    }
}
