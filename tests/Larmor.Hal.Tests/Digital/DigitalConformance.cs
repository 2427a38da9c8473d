using Larmor.Hal.Conformance;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

/// <summary>The digital chip with kernels and a team of one's choice.</summary>
public abstract class DigitalConformance(string kernels, int threadCount) : TileConformance
{
    private readonly HostArithmetic _host = new(KernelSelection.Create(kernels), new WorkerTeam(threadCount));

    [TestCleanup]
    public void EndThreads() => _host.Dispose();

    protected override IChip Open() => new DigitalChip(_host, new DigitalChipOptions { LargestBatch = 8 });
}
