using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class ElectrochemicalOxideConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:ecram-mo?seed=3");
}
