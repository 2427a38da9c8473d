using Larmor.Hal;

namespace Larmor.Sensors;

/// <summary>Which wires a device can be on.</summary>
internal static class BusRules
{
    private const string WayOut = ": open it so";

    internal static void NeedsI2c(IBusPort port, string device)
    {
        if (port.SpiMode != -1)
        {
            Throw.Argument(nameof(port), device + " speaks I2C; the port is SPI" + WayOut);
        }
    }

    internal static void NeedsSpi(IBusPort port, string device, int mode)
    {
        if (port.SpiMode != mode)
        {
            Throw.Argument(nameof(port), device + " speaks SPI mode " + mode.ToString() + "; the port is " + (port.SpiMode < 0 ? "I2C" : "mode " + port.SpiMode.ToString()) + WayOut);
        }
    }

    internal static void NeedsI2cOrSpi(IBusPort port, string device, int mode)
    {
        if (port.SpiMode != -1)
        {
            NeedsSpi(port, device, mode);
        }
    }
}
