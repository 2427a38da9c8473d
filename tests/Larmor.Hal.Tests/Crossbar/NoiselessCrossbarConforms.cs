using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class NoiselessCrossbarConforms : TileConformance
{
    protected override IChip Open() => Crossbars.Open("bits=0&writeNoise=0&readNoise=0&spread=0&stuck=0&transpose=1");
}
