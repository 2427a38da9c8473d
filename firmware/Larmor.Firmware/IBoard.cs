using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using System.IO;

namespace Larmor.Firmware;

/// <summary>The pins, buses and files that a node runs on: those of this machine, or simulated ones. The firmware knows no other way to hardware.</summary>
public interface IBoard : IDisposable
{
    /// <summary>Opens the pins; whoever opens disposes.</summary>
    GpioController OpenGpio();

    /// <summary>Opens a device on an SPI bus; whoever opens disposes.</summary>
    SpiDevice OpenSpi(SpiConnectionSettings settings);

    /// <summary>Opens a device on an I2C bus; whoever opens disposes.</summary>
    I2cDevice OpenI2c(I2cConnectionSettings settings);

    /// <summary>Opens a file for writing, made anew: what is to outlive a power cut.</summary>
    Stream CreateFile(string path) => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 14);
}
