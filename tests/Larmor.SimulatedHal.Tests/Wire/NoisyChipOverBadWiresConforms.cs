using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class NoisyChipOverBadWiresConforms : TileConformance
{
    protected override IChip Open() => Wires.Open("sim:crossbar?dac=8&adc=8&transpose=1&seed=7", new WireFaults { BitFlips = 0.005, Slips = 0.002, Stuck = 0.001, Cuts = 0.001 }).Chip;
}
