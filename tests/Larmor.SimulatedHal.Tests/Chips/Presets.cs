using Larmor.Hal;

namespace Larmor.SimulatedHal.Tests;

/// <summary>Opens simulated crossbars as the command line does.</summary>
internal static class Presets
{
    internal static SimulatedCrossbarChip Open(string address) => new(CrossbarOptions.FromAddress(ChipAddress.Parse(address)));
}
