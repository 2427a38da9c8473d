using Larmor.Hal.Conformance;
using Larmor.Hal.Digital;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

/// <summary>The digital chip settles natively.</summary>
[TestClass]
public sealed class DigitalRelaxationConforms : RelaxationConformance
{
    private readonly HostArithmetic _arithmetic = HostArithmetic.Best(2);

    [TestCleanup]
    public void EndThreads() => _arithmetic.Dispose();

    protected override IChip Open() => new DigitalChip(_arithmetic, new DigitalChipOptions());
}
