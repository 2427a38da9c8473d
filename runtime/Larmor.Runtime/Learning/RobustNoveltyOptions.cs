namespace Larmor.Runtime;

/// <summary>How a <see cref="RobustNovelty"/> tells the bulk of its warm-up from the rest.</summary>
public sealed class RobustNoveltyOptions
{
    /// <summary>Drives of the warm-up that are kept, at least 16: they take 4 bytes times their length each.</summary>
    public int Capacity { get; init; } = 512;

    /// <summary>Share of them that is held to be normal, 0.5 to 1: what is rarer than the rest does not shape the picture, and below 1 the rate of false alarms holds for the bulk only.</summary>
    public float NormalShare { get; init; } = 0.75f;

    /// <summary>Rounds of choosing that share anew.</summary>
    public int RoundCount { get; init; } = 5;

    /// <summary>Share of the mean variance put in place of the covariance, towards a ball; in (0, 1].</summary>
    public float Shrinkage { get; init; } = 0.3f;

    /// <summary>Least variance of a direction, in squared units of the drive.</summary>
    public float LeastVariance { get; init; } = 1e-8f;

    /// <summary>Drives that mean and covariance remember after the warm-up.</summary>
    public int Memory { get; init; } = 4096;
}
