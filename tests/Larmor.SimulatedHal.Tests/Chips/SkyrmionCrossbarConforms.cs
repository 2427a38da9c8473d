using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class SkyrmionCrossbarConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:skyrmion?seed=3&transpose=1");
}
