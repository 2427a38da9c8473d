using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class NoisyCrossbarWithoutTransposeConforms : TileConformance
{
    protected override IChip Open() => Crossbars.Open("bits=6&writeNoise=0.01&readNoise=0.05&spread=0.1&stuck=0.01");

    protected override string? GapOf(string test) =>
        test.StartsWith("Backward_", StringComparison.Ordinal) ? "the array cannot be driven from its outputs" : null;
}
