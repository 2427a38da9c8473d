using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class BinaryCrossbarStateConforms : ChipStateConformance
{
    protected override IChip Open() => Crossbars.Open("bits=1&writeNoise=0.02");
}
