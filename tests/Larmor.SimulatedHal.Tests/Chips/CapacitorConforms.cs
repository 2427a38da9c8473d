using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class CapacitorConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:capacitor?seed=3");
}
