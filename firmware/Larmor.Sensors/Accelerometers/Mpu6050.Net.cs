using System.Device.I2c;

namespace Larmor.Sensors;

/// <content>The device on System.Device's bus.</content>
public sealed partial class Mpu6050
{
    /// <summary>On I2C; owns and disposes the device.</summary>
    public Mpu6050(I2cDevice device, Mpu6050Options options)
        : this(new I2cPort(device), options)
    {
    }
}
