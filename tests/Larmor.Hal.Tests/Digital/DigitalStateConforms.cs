using Larmor.Hal.Conformance;
using Larmor.Hal.Digital;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class DigitalStateConforms : ChipStateConformance
{
    private readonly HostArithmetic _host = HostArithmetic.Best(2);

    [TestCleanup]
    public void EndThreads() => _host.Dispose();

    protected override IChip Open() => new DigitalChip(_host, new DigitalChipOptions());
}
