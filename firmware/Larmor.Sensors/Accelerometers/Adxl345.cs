using System;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Sensors;

/// <summary>ADXL345, an accelerometer of three axes on SPI (mode 3) or I2C. A sample: x, y, z in m/s².</summary>
/// <remarks>
/// Analog Devices, ADXL345 data sheet, Rev. G, register map and "SPI" and "FIFO" sections. Full resolution, 256 steps to the standard gravity. The device's
/// queue (stream mode, 32 samples) bridges the pauses of an operating system. One transaction a sample: eight registers from INT_SOURCE on, so that
/// one burst says whether a sample is there, whether the device still has its settings (a device that was without power has not), and the sample.
/// </remarks>
public sealed partial class Adxl345 : ISensor, IDisposable
{
    /// <summary>SPI clock, Hz: the most the device follows.</summary>
    public const int SpiClockFrequency = 5_000_000;

    /// <summary>SPI mode: clock idles high, data is taken at the second edge.</summary>
    public const int SpiModeNumber = 3;

    /// <summary>I2C address with the pin ALT ADDRESS low; high it is 0x1D.</summary>
    public const int DefaultI2cAddress = 0x53;

    /// <summary>m/s² of the standard gravity, as everywhere in this library (CGPM 1901).</summary>
    public const float StandardGravity = 9.80665f;

    private const string Name = "ADXL345";
    private const int DeviceId = 0x00;
    private const int RateRegister = 0x2C;
    private const int PowerControl = 0x2D;
    private const int InterruptSource = 0x30;
    private const int DataFormat = 0x31;
    private const int QueueControl = 0x38;
    private const int Identity = 0xE5;
    private const int Measure = 0x08;
    private const int FullResolution = 0x08;
    private const int StreamMode = 0x80;
    private const int DataReady = 0x80;
    private const int BurstBytes = 8;
    private const float Step = StandardGravity / 256f;

    private readonly RegisterBus _bus;
    private readonly int _rate;
    private readonly int _format;

    /// <summary>Checks who answers and sets it up.</summary>
    /// <param name="port">Owned from now on; let go when the device is refused.</param>
    /// <param name="options">Rate and range.</param>
    /// <exception cref="ArgumentException">A setting the device does not have, or a port it cannot be on.</exception>
    /// <exception cref="ChipException">Nobody answers (<see cref="ChipFault.Bus"/>), or another device (<see cref="ChipFault.Identity"/>).</exception>
    public Adxl345(IBusPort port, Adxl345Options options)
    {
        BusRules.NeedsI2cOrSpi(port, Name, SpiModeNumber);
        _rate = RateCode(options.SampleRateHertz);
        _format = FullResolution | RangeCode(options.RangeStandardGravities);
        SampleRateHertz = options.SampleRateHertz;
        bool isSpi = port.SpiMode >= 0;
        _bus = new RegisterBus(port, Name, BurstBytes, isSpi ? 0x80 : 0, isSpi ? 0x40 : 0);
        int found = _bus.Identity(DeviceId);
        if (found != Identity)
        {
            _bus.RefuseIdentity(found, "0xE5");
        }

        if (!Configure())
        {
            _bus.Refuse(ChipFault.Bus, "it does not take its settings: check the wiring");
        }
    }

    /// <summary>3.</summary>
    public int ChannelCount => 3;

    /// <inheritdoc/>
    public float SampleRateHertz { get; }

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        if (!_bus.Read(InterruptSource, BurstBytes))
        {
            return SensorReading.Failed;
        }

        byte[] bytes = _bus.Bytes;
        if (bytes[1] != _format)
        {
            return SensorReading.Failed;
        }

        if ((bytes[0] & DataReady) == 0)
        {
            return SensorReading.Pending;
        }

        sample[0] = (short)LittleEndian.GetShort(bytes, 2) * Step;
        sample[1] = (short)LittleEndian.GetShort(bytes, 4) * Step;
        sample[2] = (short)LittleEndian.GetShort(bytes, 6) * Step;
        return SensorReading.Ready;
    }

    /// <inheritdoc/>
    public bool TryRestart() => _bus.Read(DeviceId, 1) && _bus.Bytes[0] == Identity && Configure();

    /// <inheritdoc/>
    public void Dispose() => _bus.Dispose();

    // Standby first: settings are to be changed there (data sheet, "Power sequencing"). Leaving bypass empties the queue.
    private bool Configure() =>
        _bus.Write(PowerControl, 0)
        && _bus.Write(QueueControl, 0)
        && _bus.Write(RateRegister, _rate)
        && _bus.Write(DataFormat, _format)
        && _bus.Write(QueueControl, StreamMode)
        && _bus.Write(PowerControl, Measure)
        && _bus.Read(DataFormat, 1) && _bus.Bytes[0] == _format;

    private static int RateCode(float hertz)
    {
        float rate = 3200f;
        for (int code = 15; code >= 6; code--)
        {
            if (hertz == rate)
            {
                return code;
            }

            rate *= 0.5f;
        }

        Throw.Argument(nameof(hertz), Name + " samples at 3200 Hz or that halved up to nine times (100, 50, 25, 12.5, …), not at " + hertz.ToString() + " Hz: choose one of these");
        return 0;
    }

    private static int RangeCode(int gravities)
    {
        int code = gravities switch { 2 => 0, 4 => 1, 8 => 2, 16 => 3, _ => -1 };
        if (code < 0)
        {
            Throw.Argument(nameof(gravities), Name + " has ranges of 2, 4, 8 and 16 standard gravities, not of " + gravities.ToString() + ": choose one of these");
        }

        return code;
    }
}
