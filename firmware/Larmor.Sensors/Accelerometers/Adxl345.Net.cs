using System.Device.I2c;
using System.Device.Spi;

namespace Larmor.Sensors;

/// <content>The device on System.Device's buses.</content>
public sealed partial class Adxl345
{
    /// <summary>SPI mode.</summary>
    public const SpiMode SpiMode = (SpiMode)SpiModeNumber;

    /// <summary>On SPI; owns and disposes the device.</summary>
    public Adxl345(SpiDevice device, Adxl345Options options)
        : this(new SpiPort(device), options)
    {
    }

    /// <summary>On I2C; owns and disposes the device.</summary>
    public Adxl345(I2cDevice device, Adxl345Options options)
        : this(new I2cPort(device), options)
    {
    }
}
