using System.Device.I2c;
using Larmor.Runtime;

namespace Larmor.Sensors;

/// <content>The device on System.Device's bus.</content>
public sealed partial class Bme280
{
    /// <summary>On I2C; owns and disposes the device.</summary>
    public Bme280(I2cDevice device, Bme280Options options, IClock clock)
        : this(new I2cPort(device), options, clock)
    {
    }
}
