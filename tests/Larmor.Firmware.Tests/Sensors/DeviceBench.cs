using System.Device.I2c;
using System.Device.Spi;
using Larmor.Firmware.Simulated;
using Larmor.Runtime;
using Larmor.Sensors;

namespace Larmor.Firmware.Tests.Sensors;

/// <summary>One device on a simulated board, and ways to its driver.</summary>
internal sealed class DeviceBench
{
    internal SampleClock World { get; } = new();

    internal SimulatedBoard Board { get; } = new();

    internal BusLine? Line { get; private set; }

    internal SpiPort Spi(ISimulatedSpi device, SpiMode mode, int clock)
    {
        Line = Board.AttachSpi(0, 0, device);
        return new SpiPort(Board.OpenSpi(new SpiConnectionSettings(0, 0) { Mode = mode, ClockFrequency = clock }));
    }

    internal I2cPort I2c(ISimulatedI2c device, int address)
    {
        Line = Board.AttachI2c(1, address, device);
        return new I2cPort(Board.OpenI2c(new I2cConnectionSettings(1, address)));
    }

    internal Adxl345 Adxl345OnSpi(ISignalSource signal, Adxl345Options options) =>
        new(Spi(new SpiRegisters(new SimulatedAdxl345(World, signal, 0f, 1), SpiMode.Mode3, 5_000_000), Adxl345.SpiMode, Adxl345.SpiClockFrequency), options);

    internal Adxl345 Adxl345OnI2c(ISignalSource signal, Adxl345Options options) =>
        new(I2c(new I2cRegisters(new SimulatedAdxl345(World, signal, 0f, 1), isPaired: false), Adxl345.DefaultI2cAddress), options);

    internal Mpu6050 Mpu6050(ISignalSource signal, Mpu6050Options options, byte identity = 0x68) =>
        new(I2c(new I2cRegisters(new SimulatedMpu6050(World, signal, identity, 0f, 1), isPaired: false), Larmor.Sensors.Mpu6050.DefaultI2cAddress), options);

    internal Mcp3008 Mcp3008(ISignalSource signal, Mcp3008Options options) =>
        new(Spi(new SimulatedMcp3008(World, signal, options.ReferenceVolts), Larmor.Sensors.Mcp3008.SpiMode, Larmor.Sensors.Mcp3008.SpiClockFrequency), options, World);

    internal Ads1115 Ads1115(ISignalSource signal, Ads1115Options options) =>
        new(I2c(new SimulatedAds1115(World, signal), Larmor.Sensors.Ads1115.DefaultI2cAddress), options, World);

    internal Bme280 Bme280(ISignalSource signal, Bme280Options options) =>
        new(I2c(new I2cRegisters(new SimulatedBme280(World, signal), isPaired: true), Larmor.Sensors.Bme280.DefaultI2cAddress), options, World);

    /// <summary>The next sample, asking every millisecond for at most two seconds.</summary>
    internal float[] Next(ISensor sensor)
    {
        var sample = new float[sensor.ChannelCount];
        for (int i = 0; i < 2000; i++)
        {
            World.Advance(1000);
            SensorReading reading = sensor.TryRead(sample);
            if (reading == SensorReading.Ready)
            {
                return sample;
            }

            Assert.AreEqual(SensorReading.Pending, reading);
        }

        throw new AssertFailedException("no sample in two seconds");
    }

    /// <summary>What it answers next that is not "not yet".</summary>
    internal SensorReading Answer(ISensor sensor)
    {
        var sample = new float[sensor.ChannelCount];
        for (int i = 0; i < 2000; i++)
        {
            World.Advance(1000);
            SensorReading reading = sensor.TryRead(sample);
            if (reading != SensorReading.Pending)
            {
                return reading;
            }
        }

        return SensorReading.Pending;
    }
}
