using System;
using System.Device.Spi;

namespace Larmor.Firmware.Simulated;

/// <summary>The far end of an SPI line: what sits behind a chip-select wire.</summary>
public interface ISimulatedSpi
{
    /// <summary>The mode it understands.</summary>
    SpiMode Mode { get; }

    /// <summary>Largest clock it follows, Hz.</summary>
    int LargestClockFrequency { get; }

    /// <summary>One chip-selected transfer.</summary>
    /// <param name="write">What comes from the master.</param>
    /// <param name="read">Receives what goes back; as long as <paramref name="write"/>.</param>
    void Transfer(ReadOnlySpan<byte> write, Span<byte> read);

    /// <summary>Power comes after it was gone: all settings are as after a reset.</summary>
    void PowerUp();
}
