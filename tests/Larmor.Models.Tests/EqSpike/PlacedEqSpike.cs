using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>An EqSpike learner on a digital chip, with helpers to program and read its weights.</summary>
internal sealed class PlacedEqSpike : IDisposable
{
    private readonly HostArithmetic _host;
    private readonly DigitalChip _chip;

    internal PlacedEqSpike(EqSpikeOptions options, string kernels, int batch, int threads, params int[] sizes)
    {
        _host = new HostArithmetic(KernelSelection.Create(kernels), new WorkerTeam(threads));
        _chip = new DigitalChip(_host, new DigitalChipOptions());
        Placement = Placement.Create(
            _chip, NetworkSpec.Dense(sizes), EqSpike.Needs, _host, new PlacementOptions { BatchCapacity = batch });
        Learner = new EqSpike(Placement, options);
    }

    internal Placement Placement { get; }

    internal EqSpike Learner { get; }

    internal IStateful Chip => _chip;

    public void Dispose()
    {
        _chip.Dispose();
        _host.Dispose();
    }

    /// <summary>Weights as the specification prints them, row = input.</summary>
    internal void Program(int layer, float[][] weights, float[] biases)
    {
        for (int output = 0; output < biases.Length; output++)
        {
            Placement.Layer(layer).Weights.Program(output, 1, (float[])[.. weights.Select(row => row[output]), biases[output]]);
        }

        Learner.ReadSynapses();
    }

    /// <summary>Row <paramref name="input"/> of the first layer's weights; the bias for the input after the last.</summary>
    internal float[] Input(int input)
    {
        ITile tile = Placement.Layer(0);
        var row = new float[tile.Forward.InputCount];
        var column = new float[tile.Forward.OutputCount];
        for (int output = 0; output < column.Length; output++)
        {
            tile.Weights.Read(output, 1, row);
            column[output] = row[input];
        }

        return column;
    }

    /// <summary>Weights from a hidden neuron to all outputs.</summary>
    internal float[] Synapses(int hidden) => Learner.Synapses[(hidden * Learner.SynapseStride)..][..Learner.OutputCount];
}
