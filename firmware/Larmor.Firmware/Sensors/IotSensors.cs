using System;
using System.Device.I2c;
using System.Device.Spi;
using Larmor.Runtime;
using Larmor.Sensors;
using Larmor.Sensors.Iot;

namespace Larmor.Firmware;

/// <summary>Opens the same devices through Iot.Device.Bindings. Compiled with <c>-p:LarmorIot=true</c> only.</summary>
internal static class IotSensors
{
    private const string Adxl345Name = "iot-adxl345";
    private const string Mpu6050Name = "iot-mpu6050";
    private const string Mpu6500Name = "iot-mpu6500";
    private const string Mpu9250Name = "iot-mpu9250";
    private const string Mcp3008Name = "iot-mcp3008";
    private const string Ads1115Name = "iot-ads1115";
    private const string Bme280Name = "iot-bme280";

    internal static string[] Names => [Adxl345Name, Mpu6050Name, Mpu6500Name, Mpu9250Name, Mcp3008Name, Ads1115Name, Bme280Name];

    internal static ISensor Open(SensorOptions options, IBoard board, IClock clock)
    {
        DeviceAddress address = DeviceAddress.Parse(options.Address);
        bool isSpi = options.Name is Adxl345Name or Mcp3008Name;
        if (address.IsSpi != isSpi)
        {
            throw new ArgumentException($"sensor.address is '{options.Address}'; {options.Name} is on {(isSpi ? "SPI: write spi:<bus>.<line>" : "I2C: write i2c:<bus>.0x<address>")}");
        }

        return isSpi ? OnSpi(options, board, address, clock) : OnI2c(options, board, address, clock);
    }

    private static ISensor OnSpi(SensorOptions options, IBoard board, DeviceAddress address, IClock clock)
    {
        if (options.Name == Adxl345Name)
        {
            var accelerometer = new Adxl345Options { SampleRateHertz = options.SampleRateHertz, RangeStandardGravities = DeviceSensors.Whole(options.Range, 16) };
            return BindingSensors.OpenAdxl345(Spi(board, address, Adxl345.SpiMode, Adxl345.SpiClockFrequency), accelerometer, clock);
        }

        var converter = new Mcp3008Options
        {
            SampleRateHertz = options.SampleRateHertz,
            ChannelCount = Math.Max(1, options.ChannelCount),
            ReferenceVolts = options.Range > 0f ? options.Range : new Mcp3008Options().ReferenceVolts,
        };
        return BindingSensors.OpenMcp3008(Spi(board, address, Mcp3008.SpiMode, Mcp3008.SpiClockFrequency), converter, clock);
    }

    private static ISensor OnI2c(SensorOptions options, IBoard board, DeviceAddress address, IClock clock)
    {
        I2cDevice Wires() => board.OpenI2c(new I2cConnectionSettings(address.Bus, address.Place));
        if (options.Name == Bme280Name)
        {
            return BindingSensors.OpenBme280(Wires(), new Bme280Options { SampleRateHertz = options.SampleRateHertz }, clock);
        }

        if (options.Name == Ads1115Name)
        {
            var converter = new Ads1115Options
            {
                SampleRateHertz = options.SampleRateHertz,
                ChannelCount = Math.Max(1, options.ChannelCount),
                RangeVolts = options.Range > 0f ? options.Range : new Ads1115Options().RangeVolts,
            };
            return BindingSensors.OpenAds1115(Wires(), converter, clock);
        }

        var motion = new Mpu6050Options { SampleRateHertz = options.SampleRateHertz, RangeStandardGravities = DeviceSensors.Whole(options.Range, 16) };
        return options.Name switch
        {
            Mpu6050Name => BindingSensors.OpenMpu6050(Wires(), motion, clock),
            Mpu6500Name => BindingSensors.OpenMpu6500(Wires(), motion, clock),
            _ => BindingSensors.OpenMpu9250(Wires(), motion, clock),
        };
    }

    private static SpiDevice Spi(IBoard board, DeviceAddress address, SpiMode mode, int clock) =>
        board.OpenSpi(new SpiConnectionSettings(address.Bus, address.Place) { Mode = mode, ClockFrequency = clock });
}
