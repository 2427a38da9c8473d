using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

/// <summary>A crossbar has no neurons: the host steps them over its products.</summary>
[TestClass]
public sealed class CompletedRelaxationConforms : RelaxationConformance
{
    protected override IChip Open() => Crossbars.Open(Crossbars.Exact + "&transpose=1");
}
