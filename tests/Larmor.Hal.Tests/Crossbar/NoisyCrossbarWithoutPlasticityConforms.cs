using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class NoisyCrossbarWithoutPlasticityConforms : TileConformance
{
    protected override IChip Open() => Crossbars.Open("bits=6&writeNoise=0.01&readNoise=0.05&spread=0.1&stuck=0.01&transpose=1&plasticity=0");

    protected override string? GapOf(string test) =>
        test.StartsWith("Plasticity_", StringComparison.Ordinal) ? "the array can only be programmed" : null;
}
