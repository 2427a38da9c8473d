using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class ChipStateOverWiresConforms : ChipStateConformance
{
    protected override IChip Open() => Wires.Open("sim:crossbar?bits=6&transpose=1&seed=7", new WireFaults { BitFlips = 0.005, Slips = 0.002 }).Chip;
}
