using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class SpecifiedCellConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:specified?seed=3");
}
