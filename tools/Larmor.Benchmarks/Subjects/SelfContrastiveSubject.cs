using Larmor.Hal;

namespace Larmor.Benchmarks;

/// <summary>Where Larmor's SCFF layer joins the benchmark; PyTorch's side is there already.</summary>
public static class SelfContrastiveSubject
{
    /// <summary>Outputs of the layer.</summary>
    public const int OutputCount = 2000;

    /// <summary>Shift that makes the negative pairs: partner of sample i is (i + shift) mod batch.</summary>
    public const int Shift = 7;

    /// <summary>
    /// A 784-2000 SCFF layer that learns <paramref name="batches"/> with the given pairs: standardised samples, pairs summed at the input
    /// and standardised together, both passes, softplus losses with θ1 = 4, θ2 = 6, λ = 1e-4, AdamW with rate 0.003 and decay 1e-4.
    /// </summary>
    /// <returns>The layer with fresh weights, or null as long as it is not written.</returns>
    public static ITrainingStep? Create(HostArithmetic host, DigitBatches batches) => null;
}
