using System;
using Larmor.Hal;
using Larmor.Runtime;
using Larmor.SimulatedHal;

namespace Larmor.Firmware.Simulated;

/// <summary>Everything around a node, made from its own configuration: time, the board with the sensor and the chip that it names, the disk.</summary>
public sealed class SimulatedWorld : IDisposable
{
    private readonly SimulatedLink? _chip;

    /// <summary>A world in which all is well.</summary>
    /// <param name="options">The node's: its sensor is put at its address, and its chip when that is on SPI.</param>
    /// <param name="usual">What the sensor feels, in its own units and at least as many channels as it has.</param>
    /// <param name="makeChip">Makes the chip behind the registers, each time it gets power.</param>
    /// <param name="seed">Of every chance in it.</param>
    /// <exception cref="ArgumentException">The configuration names a sensor that is no device: a replay feels nothing.</exception>
    public SimulatedWorld(FirmwareOptions options, ISignalSource usual, Func<IChip> makeChip, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(usual);
        ArgumentNullException.ThrowIfNull(makeChip);
        Signal = new DisturbedSignal(usual, seed);
        NodeClock = new NodeClock(Time);
        SensorLine = SimulatedSensors.Attach(options.Sensor, Board, Time, Signal, seed);
        ChipAddress chip = ChipAddress.Parse(options.Chip);
        if (options.Model is not null && chip.Scheme == "spi")
        {
            DeviceAddress address = DeviceAddress.Parse("spi:" + chip.Name);
            _chip = new SimulatedLink(makeChip, new WireFaults());
            ChipLine = Board.AttachSpi(address.Bus, address.Place, new SimulatedChipOnSpi(_chip));
        }
    }

    /// <summary>Time of the world.</summary>
    public SampleClock Time { get; } = new SampleClock();

    /// <summary>Time as the node sees it.</summary>
    public NodeClock NodeClock { get; }

    /// <summary>Pins and buses.</summary>
    public SimulatedBoard Board { get; } = new SimulatedBoard();

    /// <summary>The disk.</summary>
    public SimulatedDisk Disk => Board.Disk;

    /// <summary>What the sensor feels.</summary>
    public DisturbedSignal Signal { get; }

    /// <summary>The sensor's wires.</summary>
    public BusLine? SensorLine { get; }

    /// <summary>The chip's wires; null without a chip on SPI.</summary>
    public BusLine? ChipLine { get; }

    /// <summary>Power of the whole board comes back.</summary>
    public void PowerUp()
    {
        Board.Pins.PowerUp();
        foreach (BusLine line in Board.Lines)
        {
            line.PowerUp();
        }
    }

    /// <summary>Lets go of the chip.</summary>
    public void Dispose()
    {
        _chip?.Dispose();
        Board.Dispose();
    }
}
