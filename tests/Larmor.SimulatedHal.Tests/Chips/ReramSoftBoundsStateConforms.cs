using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class ReramSoftBoundsStateConforms : ChipStateConformance
{
    protected override IChip Open() => Presets.Open("sim:reram-sb?seed=3&stuck=0.05");
}
