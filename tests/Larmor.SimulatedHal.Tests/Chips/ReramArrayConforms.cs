using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class ReramArrayConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:reram-om?seed=3");
}
