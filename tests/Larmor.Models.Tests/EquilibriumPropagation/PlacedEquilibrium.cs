using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>A learner by equilibrium propagation on a digital chip, with helpers to program and read its weights.</summary>
internal sealed class PlacedEquilibrium : IDisposable
{
    private readonly HostArithmetic _host;
    private readonly DigitalChip _chip;

    internal PlacedEquilibrium(EquilibriumPropagationOptions options, int batch, int threads, params int[] sizes)
        : this(options, batch, threads, NetworkSpec.Dense(sizes))
    {
    }

    internal PlacedEquilibrium(EquilibriumPropagationOptions options, int batch, int threads, NetworkSpec network)
    {
        _host = new HostArithmetic(KernelSelection.Best(), new WorkerTeam(threads));
        _chip = new DigitalChip(_host, new DigitalChipOptions());
        Placement = Placement.Create(
            _chip, network, EquilibriumPropagation.Needs, _host, new PlacementOptions { BatchCapacity = batch });
        var rule = new Sgd();
        Learner = new EquilibriumPropagation(Placement, options, rule, rule);
    }

    internal Placement Placement { get; }

    internal EquilibriumPropagation Learner { get; }

    public void Dispose()
    {
        _chip.Dispose();
        _host.Dispose();
    }

    /// <summary>Programs a layer, row = output.</summary>
    internal void Program(int layer, float[][] weights, float[] biases)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            Placement.Layer(layer).Weights.Program(i, 1, (float[])[.. weights[i], biases[i]]);
        }
    }

    /// <summary>Weights of an output, bias last.</summary>
    internal float[] Row(int layer, int output)
    {
        var row = new float[Placement.Layer(layer).Forward.InputCount];
        Placement.Layer(layer).Weights.Read(output, 1, row);
        return row;
    }

    /// <summary>How a row moved from where it was programmed, sign turned: the gradient that a rate of 1 descended.</summary>
    internal float[] Gradient(int layer, int output, float[] weights, float bias) =>
        [.. Row(layer, output).Zip([.. weights, bias], (now, before) => before - now)];
}
