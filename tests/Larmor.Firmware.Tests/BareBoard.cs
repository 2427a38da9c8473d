using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;

namespace Larmor.Firmware.Tests;

/// <summary>A board without buses, whose pins are a table.</summary>
internal sealed class BareBoard : IBoard
{
    internal TablePins Pins { get; } = new();

    public GpioController OpenGpio() => new(Pins);

    public SpiDevice OpenSpi(SpiConnectionSettings settings) => throw new IOException("no bus here");

    public I2cDevice OpenI2c(I2cConnectionSettings settings) => throw new IOException("no bus here");

    public void Dispose() => Pins.Dispose();
}
