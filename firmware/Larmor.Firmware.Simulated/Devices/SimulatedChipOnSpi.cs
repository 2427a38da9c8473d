using System;
using System.Device.Spi;
using Larmor.Hal.Spi;
using Larmor.SimulatedHal;

namespace Larmor.Firmware.Simulated;

/// <summary>The register-level learning chip on an SPI line, so that <c>spi:0.0</c> opens it through the very driver that opens a real one.</summary>
public sealed class SimulatedChipOnSpi : ISimulatedSpi
{
    private readonly byte[] _written = new byte[Frame.LargestBytes];
    private readonly byte[] _read = new byte[Frame.LargestBytes];

    /// <summary>A chip on its line.</summary>
    public SimulatedChipOnSpi(SimulatedLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        Link = link;
    }

    /// <summary>The chip, with faults of its own.</summary>
    public SimulatedLink Link { get; }

    /// <inheritdoc/>
    public SpiMode Mode => SpiLink.SpiMode;

    /// <inheritdoc/>
    public int LargestClockFrequency => SpiLink.SpiClockFrequency;

    /// <inheritdoc/>
    public void Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        write.CopyTo(_written);
        Link.Transfer(_written, _read, write.Length);
        _read.AsSpan(0, read.Length).CopyTo(read);
    }

    /// <inheritdoc/>
    public void PowerUp() => Link.Replug();
}
