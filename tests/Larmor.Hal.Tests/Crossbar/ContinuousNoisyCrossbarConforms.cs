using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class ContinuousNoisyCrossbarConforms : TileConformance
{
    protected override IChip Open() => Crossbars.Open("bits=0&writeNoise=0.003&readNoise=0.02&spread=0.05&stuck=0.002&range=2&transpose=1");
}
