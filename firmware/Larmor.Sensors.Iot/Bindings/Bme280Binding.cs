using System;
using System.Device.I2c;
using System.Threading;
using Iot.Device.Bmxx80;
using Iot.Device.Bmxx80.PowerMode;
using UnitsNet;
using ClimateDevice = Iot.Device.Bmxx80.Bme280;

namespace Larmor.Sensors.Iot;

/// <summary>A sample: temperature in °C, air pressure in Pa, relative humidity in %.</summary>
/// <remarks>The device measures by itself, 20 ms apart. The binding's <c>Read</c> allocates its answer; its three single questions do not.</remarks>
internal sealed class Bme280Binding : IBinding
{
    /// <summary>What a measurement and the pause after it leave time for, Hz.</summary>
    internal const float MostHertz = 25f;

    private readonly I2cDevice _wires;
    private ClimateDevice? _device;

    internal Bme280Binding(I2cDevice wires)
    {
        ArgumentNullException.ThrowIfNull(wires);
        _wires = wires;
    }

    public int ChannelCount => 3;

    public void Begin()
    {
        var device = new ClimateDevice(_wires) { StandbyTime = StandbyTime.Ms20 };
        device.SetPowerMode(Bmx280PowerMode.Normal);

        // Before the first measurement the registers hold what looks like one.
        Thread.Sleep(2 * device.GetMeasurementDuration());
        _device = device;
    }

    public bool TryRead(SpanFloat sample)
    {
        if (!_device!.TryReadTemperature(out Temperature temperature) || !_device.TryReadPressure(out Pressure pressure) || !_device.TryReadHumidity(out RelativeHumidity humidity))
        {
            return false;
        }

        sample[0] = (float)temperature.DegreesCelsius;
        sample[1] = (float)pressure.Pascals;
        sample[2] = (float)humidity.Percent;
        return true;
    }

    public void Dispose() => _wires.Dispose();
}
