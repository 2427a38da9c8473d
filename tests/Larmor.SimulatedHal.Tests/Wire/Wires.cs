using Larmor.Hal.Spi;

namespace Larmor.SimulatedHal.Tests;

/// <summary>Opens the real driver over a simulated link.</summary>
internal static class Wires
{
    internal static (SpiChip Chip, SimulatedLink Link) Open(string address, WireFaults faults)
    {
        var link = new SimulatedLink(() => Presets.Open(address), faults);
        return (new SpiChip(link, new SpiChipOptions()), link);
    }
}
