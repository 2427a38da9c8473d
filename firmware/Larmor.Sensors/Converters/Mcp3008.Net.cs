using System.Device.Spi;
using Larmor.Runtime;

namespace Larmor.Sensors;

/// <content>The device on System.Device's bus.</content>
public sealed partial class Mcp3008
{
    /// <summary>SPI mode.</summary>
    public const SpiMode SpiMode = (SpiMode)SpiModeNumber;

    /// <summary>On SPI; owns and disposes the device.</summary>
    public Mcp3008(SpiDevice device, Mcp3008Options options, IClock clock)
        : this(new SpiPort(device), options, clock)
    {
    }
}
