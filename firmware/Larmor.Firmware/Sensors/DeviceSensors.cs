using System;
using System.Device.I2c;
using System.Device.Spi;
using System.Globalization;
using Larmor.Runtime;
using Larmor.Sensors;

namespace Larmor.Firmware;

/// <summary>Opens the sensors that are devices on a bus of the board, by our own drivers.</summary>
internal static class DeviceSensors
{
    internal const string Adxl345Name = "adxl345";
    internal const string Mpu6050Name = "mpu6050";
    internal const string Mcp3008Name = "mcp3008";
    internal const string Ads1115Name = "ads1115";
    internal const string Bme280Name = "bme280";

    internal static string[] Names => [Adxl345Name, Mpu6050Name, Mcp3008Name, Ads1115Name, Bme280Name];

    internal static ISensor Open(SensorOptions options, IBoard board, IClock clock)
    {
        DeviceAddress address = DeviceAddress.Parse(options.Address);
        IBusPort port = address.IsSpi
            ? new SpiPort(board.OpenSpi(new SpiConnectionSettings(address.Bus, address.Place) { Mode = Mode(options.Name), ClockFrequency = Clock(options.Name) }))
            : new I2cPort(board.OpenI2c(new I2cConnectionSettings(address.Bus, address.Place)));
        try
        {
            return Driver(options, port, clock);
        }
        catch
        {
            port.Dispose();
            throw;
        }
    }

    private static ISensor Driver(SensorOptions options, IBusPort port, IClock clock)
    {
        int channels = Math.Max(1, options.ChannelCount);
        return options.Name switch
        {
            Adxl345Name => new Adxl345(port, new Adxl345Options { SampleRateHertz = options.SampleRateHertz, RangeStandardGravities = Whole(options.Range, 16) }),
            Mpu6050Name => new Mpu6050(port, new Mpu6050Options { SampleRateHertz = options.SampleRateHertz, RangeStandardGravities = Whole(options.Range, 16) }),
            Mcp3008Name => new Mcp3008(port, new Mcp3008Options { SampleRateHertz = options.SampleRateHertz, ChannelCount = channels, ReferenceVolts = options.Range > 0f ? options.Range : 3.3f }, clock),
            Ads1115Name => new Ads1115(port, new Ads1115Options { SampleRateHertz = options.SampleRateHertz, ChannelCount = channels, RangeVolts = options.Range > 0f ? options.Range : 4.096f }, clock),
            _ => new Bme280(port, new Bme280Options { SampleRateHertz = options.SampleRateHertz }, clock),
        };
    }

    private static SpiMode Mode(string name) => name == Adxl345Name ? Adxl345.SpiMode : Mcp3008.SpiMode;

    private static int Clock(string name) => name == Adxl345Name ? Adxl345.SpiClockFrequency : Mcp3008.SpiClockFrequency;

    /// <summary>A range that is a whole number of standard gravities.</summary>
    internal static int Whole(float range, int fallback)
    {
        if (range != MathF.Floor(range))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"sensor.range is {range}; it must be 2, 4, 8 or 16 standard gravities: correct it or leave it out"));
        }

        return range > 0f ? (int)range : fallback;
    }
}
