using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class ProgrammedCrossbarStateConforms : ChipStateConformance
{
    protected override IChip Open() => Crossbars.Open("bits=6&writeNoise=0.01&readNoise=0.05&spread=0.1&stuck=0.01&plasticity=0");
}
