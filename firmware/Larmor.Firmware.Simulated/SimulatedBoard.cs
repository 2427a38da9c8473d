using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using System.IO;

namespace Larmor.Firmware.Simulated;

/// <summary>A board of pins and buses with simulated devices on them. It outlives the node: a node that is built anew finds what the last one left.</summary>
public sealed class SimulatedBoard : IBoard
{
    private readonly Dictionary<DeviceAddress, (ISimulatedSpi Device, BusLine Line)> _spi = [];
    private readonly Dictionary<DeviceAddress, (ISimulatedI2c Device, BusLine Line)> _i2c = [];

    /// <summary>The disk.</summary>
    public SimulatedDisk Disk { get; } = new SimulatedDisk();

    /// <summary>The pins.</summary>
    public SimulatedPins Pins { get; } = new SimulatedPins();

    /// <summary>The wires to every device.</summary>
    public IEnumerable<BusLine> Lines
    {
        get
        {
            foreach ((_, BusLine line) in _spi.Values)
            {
                yield return line;
            }

            foreach ((_, BusLine line) in _i2c.Values)
            {
                yield return line;
            }
        }
    }

    /// <summary>Puts a device on an SPI bus.</summary>
    public BusLine AttachSpi(int bus, int line, ISimulatedSpi device)
    {
        ArgumentNullException.ThrowIfNull(device);
        var address = new DeviceAddress(true, bus, line);
        var wires = new BusLine(address, device.PowerUp);
        Refuse(!_spi.TryAdd(address, (device, wires)), address);
        return wires;
    }

    /// <summary>Puts a device on an I2C bus.</summary>
    public BusLine AttachI2c(int bus, int address, ISimulatedI2c device)
    {
        ArgumentNullException.ThrowIfNull(device);
        var place = new DeviceAddress(false, bus, address);
        var wires = new BusLine(place, device.PowerUp);
        Refuse(!_i2c.TryAdd(place, (device, wires)), place);
        return wires;
    }

    /// <inheritdoc/>
    public GpioController OpenGpio() => new GpioController(new SimulatedGpioDriver(Pins));

    /// <inheritdoc/>
    public SpiDevice OpenSpi(SpiConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var address = new DeviceAddress(true, settings.BusId, settings.ChipSelectLine);
        return _spi.TryGetValue(address, out (ISimulatedSpi Device, BusLine Line) found)
            ? new SimulatedSpiDevice(settings, found.Device, found.Line)
            : throw Nothing(address);
    }

    /// <inheritdoc/>
    public I2cDevice OpenI2c(I2cConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var address = new DeviceAddress(false, settings.BusId, settings.DeviceAddress);
        return _i2c.TryGetValue(address, out (ISimulatedI2c Device, BusLine Line) found)
            ? new SimulatedI2cDevice(settings, found.Device, found.Line)
            : throw Nothing(address);
    }

    /// <inheritdoc/>
    public Stream CreateFile(string path) => Disk.Create(path);

    /// <summary>Nothing to let go of: devices hold no resources.</summary>
    public void Dispose()
    {
    }

    private static void Refuse(bool isTaken, DeviceAddress address)
    {
        if (isTaken)
        {
            throw new ArgumentException($"{address} has a device already: put this one elsewhere");
        }
    }

    private ArgumentException Nothing(DeviceAddress address)
    {
        var known = new List<string>();
        foreach (BusLine line in Lines)
        {
            known.Add(line.Address.ToString());
        }

        return new ArgumentException($"the simulated board has nothing at {address}; there is {(known.Count == 0 ? "nothing at all" : string.Join(", ", known))}: attach a device or correct the address");
    }
}
