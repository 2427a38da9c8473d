using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class SpinDiodeCrossbarConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:spin-diode?seed=3&transpose=1");
}
