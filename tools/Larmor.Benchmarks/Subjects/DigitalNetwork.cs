using Larmor.Hal;
using Larmor.Hal.Digital;

namespace Larmor.Benchmarks;

/// <summary>A network placed on a digital chip of its own.</summary>
public sealed class DigitalNetwork : IDisposable
{
    private readonly DigitalChip _chip;

    /// <summary>Places it.</summary>
    /// <param name="host">What the chip and the learner compute with; stays the caller's.</param>
    /// <param name="needs">What the learner asks.</param>
    /// <param name="batch">Batch capacity.</param>
    /// <param name="sizes">Neurons of each stage.</param>
    public DigitalNetwork(HostArithmetic host, Needs needs, int batch, params int[] sizes)
    {
        _chip = new DigitalChip(host, new DigitalChipOptions());
        Placement = Placement.Create(_chip, NetworkSpec.Dense(sizes), needs, host, new PlacementOptions { BatchCapacity = batch });
    }

    /// <summary>The placed network.</summary>
    public Placement Placement { get; }

    /// <summary>Weights of a layer by output, bias last. A new array.</summary>
    public float[] Weights(int layer)
    {
        ITile tile = Placement.Layer(layer);
        var rows = new float[tile.Forward.OutputCount * tile.Forward.InputCount];
        tile.Weights.Read(0, tile.Forward.OutputCount, rows);
        return rows;
    }

    /// <summary>Closes the chip.</summary>
    public void Dispose() => _chip.Dispose();
}
