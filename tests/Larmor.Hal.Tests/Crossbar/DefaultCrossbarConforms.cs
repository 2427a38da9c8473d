using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class DefaultCrossbarConforms : TileConformance
{
    protected override IChip Open() => Crossbars.Open("seed=1");

    protected override string? GapOf(string test) =>
        test.StartsWith("Backward_", StringComparison.Ordinal) ? "the array cannot be driven from its outputs" : null;
}
