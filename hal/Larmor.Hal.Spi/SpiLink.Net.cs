using System;
using System.Device.Spi;

namespace Larmor.Hal.Spi;

/// <summary>The link over a real bus (System.Device.Spi); owns the device.</summary>
public sealed class SpiLink : IChipLink
{
    /// <summary>Clock that every revision of the chip follows, in hertz.</summary>
    public const int SpiClockFrequency = 8_000_000;

    /// <summary>Clock idles low, data is taken at the rising edge.</summary>
    public const SpiMode SpiMode = System.Device.Spi.SpiMode.Mode0;

    private readonly SpiDevice _device;

    /// <summary>A link over a device with that clock and mode.</summary>
    public SpiLink(SpiDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.ConnectionSettings.Mode != SpiMode)
        {
            throw new ArgumentException($"SPI mode is {device.ConnectionSettings.Mode}; the chip needs {SpiMode}: set it in the connection", nameof(device));
        }

        _device = device;
    }

    /// <summary>Opens bus and chip-select line.</summary>
    public static SpiLink Open(int bus, int line) => new SpiLink(SpiDevice.Create(Settings(bus, line)));

    /// <summary>How the device on a bus and chip-select line is opened.</summary>
    public static SpiConnectionSettings Settings(int bus, int line) =>
        new SpiConnectionSettings(bus, line) { ClockFrequency = SpiClockFrequency, Mode = SpiMode };

    /// <inheritdoc/>
    public void Transfer(byte[] write, byte[] read, int count) =>
        _device.TransferFullDuplex(write.AsSpan(0, count), read.AsSpan(0, count));

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();
}
