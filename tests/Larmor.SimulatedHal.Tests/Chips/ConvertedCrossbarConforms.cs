using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class ConvertedCrossbarConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:crossbar?dac=6&adc=7&inputNoise=0.01&irDrop=0.1&transpose=1&seed=4");
}
