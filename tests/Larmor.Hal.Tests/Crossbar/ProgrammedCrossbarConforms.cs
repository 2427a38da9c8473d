using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class ProgrammedCrossbarConforms : TileConformance
{
    protected override IChip Open() => Crossbars.Open("bits=6&writeNoise=0.01&readNoise=0.05&spread=0.1&stuck=0.01&range=0.3&plasticity=0");

    protected override string? GapOf(string test) => test switch
    {
        _ when test.StartsWith("Backward_", StringComparison.Ordinal) => "the array cannot be driven from its outputs",
        _ when test.StartsWith("Plasticity_", StringComparison.Ordinal) => "the array can only be programmed",
        _ => null,
    };
}
