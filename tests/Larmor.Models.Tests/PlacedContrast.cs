using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>A self-contrastive learner on a digital chip, with helpers to program and read its weights.</summary>
internal sealed class PlacedContrast : IDisposable
{
    private readonly HostArithmetic _host;
    private readonly DigitalChip _chip;

    internal PlacedContrast(SelfContrastiveOptions options, IUpdateRule rule, int batch, int inputs, int[] outputs, int threads = 1)
    {
        _host = new HostArithmetic(KernelSelection.Best(), new WorkerTeam(threads));
        _chip = new DigitalChip(_host, new DigitalChipOptions());
        Placement = Placement.Create(
            _chip, SelfContrastive.Network(inputs, outputs, options), rule.Needs, _host, new PlacementOptions { BatchCapacity = batch });
        Learner = new SelfContrastive(Placement, options, rule);
    }

    internal Placement Placement { get; }

    internal SelfContrastive Learner { get; }

    internal IStateful Chip => _chip;

    public void Dispose()
    {
        _chip.Dispose();
        _host.Dispose();
    }

    /// <summary>Programs rows of weights with the bias last.</summary>
    internal void Program(int layer, params float[][] rows)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            Placement.Layer(layer).Weights.Program(i, 1, rows[i]);
        }
    }

    internal float[] Row(int layer, int output)
    {
        var row = new float[Placement.Layer(layer).Forward.InputCount];
        Placement.Layer(layer).Weights.Read(output, 1, row);
        return row;
    }
}
