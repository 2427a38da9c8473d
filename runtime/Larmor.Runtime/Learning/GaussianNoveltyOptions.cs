namespace Larmor.Runtime;

/// <summary>How a <see cref="GaussianNovelty"/> remembers and regularises.</summary>
public sealed class GaussianNoveltyOptions
{
    /// <summary>Drives that count: mean and covariance forget older ones.</summary>
    public int Memory { get; init; } = 4096;

    /// <summary>Share of the mean variance put in place of the covariance, towards a ball; in (0, 1].</summary>
    public float Shrinkage { get; init; } = 0.05f;

    /// <summary>Least variance of a direction, in squared units of the drive.</summary>
    public float LeastVariance { get; init; } = 1e-8f;

    /// <summary>Numbers at the end of a drive that are judged, given those before; 0 for all.</summary>
    public int TailCount { get; init; }

    /// <summary>Drives between two factorisations of the covariance, once as many have been learned; before that, every quarter more.</summary>
    public int FactorInterval { get; init; } = 32;
}
