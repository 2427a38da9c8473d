using System;
using Larmor.Runtime;
using Larmor.Sensors;

namespace Larmor.Firmware.Simulated;

/// <summary>Puts the device that a configuration names on a simulated board.</summary>
internal static class SimulatedSensors
{
    private const float Adxl345NoiseSteps = 0.75f;
    private const float Mpu6050NoiseSteps = 8f;
    private const int Adxl345Clock = 5_000_000;

    internal static BusLine? Attach(SensorOptions options, SimulatedBoard board, SampleClock time, ISignalSource signal, ulong seed)
    {
        if (Array.IndexOf(DeviceSensors.Names, options.Name) < 0)
        {
            // A replay comes from a file and feels nothing of this world.
            return null;
        }

        DeviceAddress address = DeviceAddress.Parse(options.Address);
        switch (options.Name)
        {
            case DeviceSensors.Adxl345Name:
                var accelerometer = new SimulatedAdxl345(time, signal, Adxl345NoiseSteps, seed);
                return address.IsSpi
                    ? board.AttachSpi(address.Bus, address.Place, new SpiRegisters(accelerometer, Adxl345.SpiMode, Adxl345Clock))
                    : board.AttachI2c(address.Bus, address.Place, new I2cRegisters(accelerometer, isPaired: false));
            case DeviceSensors.Mcp3008Name:
                return board.AttachSpi(address.Bus, address.Place, new SimulatedMcp3008(time, signal, options.Range > 0f ? options.Range : 3.3f));
            case DeviceSensors.Mpu6050Name:
                return board.AttachI2c(address.Bus, address.Place, new I2cRegisters(new SimulatedMpu6050(time, signal, 0x68, Mpu6050NoiseSteps, seed), isPaired: false));
            case DeviceSensors.Ads1115Name:
                return board.AttachI2c(address.Bus, address.Place, new SimulatedAds1115(time, signal));
            default:
                return board.AttachI2c(address.Bus, address.Place, new I2cRegisters(new SimulatedBme280(time, signal), isPaired: true));
        }
    }
}
