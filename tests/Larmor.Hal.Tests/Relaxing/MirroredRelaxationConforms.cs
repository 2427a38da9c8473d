using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

/// <summary>A crossbar that cannot be driven from its outputs either: the way back is read into a mirror.</summary>
[TestClass]
public sealed class MirroredRelaxationConforms : RelaxationConformance
{
    protected override IChip Open() => Crossbars.Open(Crossbars.Exact);
}
