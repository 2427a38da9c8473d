using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>A self-defined target learner on a digital chip, with helpers to program and read its weights.</summary>
internal sealed class PlacedLearner : IDisposable
{
    private readonly HostArithmetic _host;
    private readonly DigitalChip _chip;

    internal PlacedLearner(SelfDefinedTargetOptions options, int batch, params int[] sizes)
        : this(options, batch, 1, sizes)
    {
    }

    internal PlacedLearner(SelfDefinedTargetOptions options, int batch, int threads, int[] sizes)
    {
        _host = new HostArithmetic(KernelSelection.Best(), new WorkerTeam(threads));
        _chip = new DigitalChip(_host, new DigitalChipOptions());
        Placement = Placement.Create(
            _chip, NetworkSpec.Dense(sizes), SelfDefinedTarget.Needs, _host, new PlacementOptions { BatchCapacity = batch });
        Learner = new SelfDefinedTarget(Placement, options);
    }

    internal Placement Placement { get; }

    internal SelfDefinedTarget Learner { get; }

    internal IStateful Chip => _chip;

    public void Dispose()
    {
        _chip.Dispose();
        _host.Dispose();
    }

    internal void Program(int layer, float[][] weights, float[] biases)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            Placement.Layer(layer).Weights.Program(i, 1, (float[])[.. weights[i], biases[i]]);
        }
    }

    internal float[] Row(int layer, int output)
    {
        var row = new float[Placement.Layer(layer).Forward.InputCount];
        Placement.Layer(layer).Weights.Read(output, 1, row);
        return row;
    }
}
