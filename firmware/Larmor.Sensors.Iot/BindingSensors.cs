using System;
using System.Device.I2c;
using System.Device.Spi;
using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Sensors.Iot;

/// <summary>Opens devices by Iot.Device.Bindings. Options, channels and units are those of our own drivers of the same devices.</summary>
/// <remarks>
/// Each method owns and disposes the device it is given. All throw <see cref="ArgumentException"/> for a setting that the device or its binding does not have, and
/// <see cref="ChipException"/> with one line when the binding cannot begin. Package: Iot.Device.Bindings 4.2.0.
/// </remarks>
public static class BindingSensors
{
    private const float MostPaceHertz = 1000f;

    /// <summary>ADXL345 on SPI. The binding leaves the device at 100 samples a second and 10 bits; it has no I2C.</summary>
    public static ISensor OpenAdxl345(SpiDevice device, Adxl345Options options, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new BindingSensor("ADXL345", new Adxl345Binding(device, options.RangeStandardGravities), options.SampleRateHertz, Adxl345Binding.DeviceHertz, clock);
    }

    /// <summary>MPU-6050 on I2C.</summary>
    public static ISensor OpenMpu6050(I2cDevice device, Mpu6050Options options, IClock clock) => OpenMotion(MotionModel.Mpu6050, device, options, clock);

    /// <summary>MPU-6500 on I2C.</summary>
    public static ISensor OpenMpu6500(I2cDevice device, Mpu6050Options options, IClock clock) => OpenMotion(MotionModel.Mpu6500, device, options, clock);

    /// <summary>MPU-9250 on I2C, without its magnetometer; the binding wants that to be there.</summary>
    public static ISensor OpenMpu9250(I2cDevice device, Mpu6050Options options, IClock clock) => OpenMotion(MotionModel.Mpu9250, device, options, clock);

    /// <summary>MCP3008 on SPI.</summary>
    public static ISensor OpenMcp3008(SpiDevice device, Mcp3008Options options, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new BindingSensor("MCP3008", new Mcp3008Binding(device, options.ChannelCount, options.ReferenceVolts), options.SampleRateHertz, MostPaceHertz, clock);
    }

    /// <summary>ADS1115 on I2C. The binding waits for each conversion: half a sample's time at most.</summary>
    public static ISensor OpenAds1115(I2cDevice device, Ads1115Options options, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        var binding = new Ads1115Binding(device, options.ChannelCount, options.RangeVolts, options.SampleRateHertz);
        return new BindingSensor("ADS1115", binding, options.SampleRateHertz, Ads1115Binding.MostConversions / options.ChannelCount, clock);
    }

    /// <summary>BME280 on I2C.</summary>
    public static ISensor OpenBme280(I2cDevice device, Bme280Options options, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new BindingSensor("BME280", new Bme280Binding(device), options.SampleRateHertz, Bme280Binding.MostHertz, clock);
    }

    private static BindingSensor OpenMotion(MotionModel model, I2cDevice device, Mpu6050Options options, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new BindingSensor(model.ToString(), new MotionBinding(model, device, options), options.SampleRateHertz, MostPaceHertz, clock);
    }
}
