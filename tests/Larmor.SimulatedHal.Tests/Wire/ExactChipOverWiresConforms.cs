using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class ExactChipOverWiresConforms : TileConformance
{
    protected override IChip Open() => Wires.Open("sim:crossbar?bits=0&writeNoise=0&readNoise=0&spread=0&stuck=0&transpose=1", new WireFaults()).Chip;
}
