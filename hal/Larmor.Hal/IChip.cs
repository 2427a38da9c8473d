using System;

namespace Larmor.Hal;

/// <summary>Something that does a network's arithmetic: digital code, a simulated device, or silicon behind a bus.</summary>
/// <remarks>
/// Owned by one thread. What a chip can do is discovered when a network is placed, never in the loop; what it cannot is null on its
/// tiles and completed on the host by <see cref="Placement"/>. (Relaxation, spikes, dynamics and bit sources join when their first
/// learner does.)
/// </remarks>
public interface IChip : IDisposable, IStateful
{
    /// <summary>Identity, limits and declared accuracy.</summary>
    ChipInfo Info { get; }

    /// <summary>Reserves a crossbar with all weights at 0 (or as near as the device gets).</summary>
    /// <param name="inputCount">Rows of the physical array, at least 1; a bias is one more input held at 1.</param>
    /// <param name="outputCount">Columns of the physical array, at least 1.</param>
    /// <param name="batchCapacity">Vectors that one verb should take without being cut up; 1 on a device.</param>
    /// <exception cref="ChipException"><see cref="ChipFault.Capacity"/>: names need, limit and way out.</exception>
    ITile AllocateTile(int inputCount, int outputCount, int batchCapacity);

    /// <summary>Events since the last <see cref="Reset"/>.</summary>
    ChipCounters ReadCounters();

    /// <summary>Sets the counters to 0; weights stay.</summary>
    void Reset();

    /// <summary>Lists every buffer the chip holds now.</summary>
    void Report(MemoryPlan plan);
}
