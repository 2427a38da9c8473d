using System;
using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Sensors;

/// <summary>BME280 on I2C. A sample: temperature in °C, air pressure in Pa, relative humidity in %.</summary>
/// <remarks>
/// Bosch Sensortec, BME280 data sheet, BST-BME280-DS002. The device measures by itself (normal mode, everything once, 20 ms apart); the clock says when to look.
/// One transaction a sample, eight registers, which the device keeps together.
/// </remarks>
public sealed partial class Bme280 : ISensor, IDisposable
{
    /// <summary>I2C address with the pin SDO high; low it is 0x76.</summary>
    public const int DefaultI2cAddress = 0x77;

    private const string Name = "BME280";
    private const int FirstCalibration = 0x88;
    private const int SecondCalibration = 0xE1;
    private const int IdRegister = 0xD0;
    private const int HumidityControl = 0xF2;
    private const int MeasureControl = 0xF4;
    private const int Settings = 0xF5;
    private const int Data = 0xF7;
    private const int Identity = 0x60;
    private const int HumidityOnce = 0x01;
    private const int TemperatureAndPressureOnceNormalMode = 0x27;
    private const int StandbyTwentyMilliseconds = 0xE0;
    private const int BurstBytes = 8;
    private const int NotMeasured = 0x80000;

    private readonly RegisterBus _bus;
    private readonly SamplePace _pace;
    private readonly Bme280Calibration _calibration = new Bme280Calibration();

    /// <summary>Checks who answers, reads its constants and sets it up.</summary>
    /// <param name="port">Owned from now on; let go when the device is refused.</param>
    /// <param name="options">Rate.</param>
    /// <param name="clock">Says when a sample is due.</param>
    /// <exception cref="ArgumentException">A rate the device does not have, or a port it cannot be on.</exception>
    /// <exception cref="ChipException">Nobody answers (<see cref="ChipFault.Bus"/>), or another device (<see cref="ChipFault.Identity"/>).</exception>
    public Bme280(IBusPort port, Bme280Options options, IClock clock)
    {
        BusRules.NeedsI2c(port, Name);
        if (!(options.SampleRateHertz <= 25f))
        {
            Throw.Range(nameof(options.SampleRateHertz), options.SampleRateHertz, 0.001f, 25f);
        }

        _pace = new SamplePace(clock, options.SampleRateHertz);
        SampleRateHertz = options.SampleRateHertz;
        _bus = new RegisterBus(port, Name, Bme280Calibration.FirstBytes, 0, 0);
        int found = _bus.Identity(IdRegister);
        if (found != Identity)
        {
            _bus.RefuseIdentity(found, "0x60");
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
        if (!_pace.TryTake())
        {
            return SensorReading.Pending;
        }

        if (!_bus.Read(Data, BurstBytes))
        {
            return SensorReading.Failed;
        }

        byte[] bytes = _bus.Bytes;
        int pressure = (bytes[0] << 12) | (bytes[1] << 4) | (bytes[2] >> 4);
        int temperature = (bytes[3] << 12) | (bytes[4] << 4) | (bytes[5] >> 4);
        if (temperature == NotMeasured || pressure == NotMeasured)
        {
            // What it holds after a start: it has not measured, or has lost its settings.
            return SensorReading.Failed;
        }

        _calibration.Temperature(temperature);
        float pascal = _calibration.Pascal(pressure);
        if (!(pascal > 0f))
        {
            return SensorReading.Failed;
        }

        sample[0] = _calibration.Celsius;
        sample[1] = pascal;
        sample[2] = _calibration.Percent((bytes[6] << 8) | bytes[7]);
        return SensorReading.Ready;
    }

    /// <inheritdoc/>
    public bool TryRestart() => _bus.Read(IdRegister, 1) && _bus.Bytes[0] == Identity && Configure();

    /// <inheritdoc/>
    public void Dispose() => _bus.Dispose();

    // What is asked of the humidity counts from the next write of the measure control on (section 5.4.3).
    private bool Configure()
    {
        _pace.Restart();
        if (!_bus.Read(FirstCalibration, Bme280Calibration.FirstBytes))
        {
            return false;
        }

        _calibration.TakeFirst(_bus.Bytes);
        if (!_bus.Read(SecondCalibration, Bme280Calibration.SecondBytes))
        {
            return false;
        }

        _calibration.TakeSecond(_bus.Bytes);
        return _bus.Write(HumidityControl, HumidityOnce)
            && _bus.Write(Settings, StandbyTwentyMilliseconds)
            && _bus.Write(MeasureControl, TemperatureAndPressureOnceNormalMode)
            && _bus.Read(MeasureControl, 1) && _bus.Bytes[0] == TemperatureAndPressureOnceNormalMode;
    }
}
