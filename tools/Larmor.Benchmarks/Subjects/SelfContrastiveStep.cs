using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Models;

namespace Larmor.Benchmarks;

/// <summary>SCFF's first MNIST layer, 784-2000, as published but without second views: one training step at a time.</summary>
public sealed class SelfContrastiveStep : ITrainingStep
{
    /// <summary>Outputs of the layer.</summary>
    public const int OutputCount = 2000;

    private const ulong Seed = 1;

    private readonly DigitalChip _chip;
    private readonly Placement _placement;
    private readonly SelfContrastive _learner;
    private readonly DigitBatches _batches;

    /// <summary>
    /// A layer with fresh weights: standardised samples, pairs summed at the input and standardised together, softplus losses with
    /// θ1 = 4, θ2 = 6, λ = 1e-4, AdamW with rate 0.003 and decay 1e-4.
    /// </summary>
    public SelfContrastiveStep(HostArithmetic host, DigitBatches batches)
    {
        var options = new SelfContrastiveOptions { Seed = Seed };
        var rule = new Adam(new AdamOptions { WeightDecays = [1e-4f] });
        _batches = batches;
        _chip = new DigitalChip(host, new DigitalChipOptions());
        _placement = Placement.Create(
            _chip, SelfContrastive.Network(batches.InputCount, [OutputCount], options), rule.Needs, host,
            new PlacementOptions { BatchCapacity = batches.Size });
        _learner = new SelfContrastive(_placement, options, rule);
    }

    /// <summary>The shifts that made the negative pairs of the first steps.</summary>
    public static int[] Shifts(int steps, int batch) =>
        [.. Enumerable.Range(0, steps).Select(step => SelfContrastive.PartnerShift(Seed, step, 0, batch))];

    /// <inheritdoc/>
    public void Step() => _learner.Observe(_batches.Next(out _), _batches.Size);

    /// <inheritdoc/>
    public float[] Weights(int layer)
    {
        ITile tile = _placement.Layer(layer);
        var rows = new float[tile.Forward.OutputCount * tile.Forward.InputCount];
        tile.Weights.Read(0, tile.Forward.OutputCount, rows);
        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _chip.Dispose();
}
