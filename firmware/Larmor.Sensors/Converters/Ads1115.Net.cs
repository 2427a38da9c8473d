using System.Device.I2c;
using Larmor.Runtime;

namespace Larmor.Sensors;

/// <content>The device on System.Device's bus.</content>
public sealed partial class Ads1115
{
    /// <summary>On I2C; owns and disposes the device.</summary>
    public Ads1115(I2cDevice device, Ads1115Options options, IClock clock)
        : this(new I2cPort(device), options, clock)
    {
    }
}
