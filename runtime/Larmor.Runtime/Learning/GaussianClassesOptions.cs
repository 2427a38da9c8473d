namespace Larmor.Runtime;

/// <summary>How <see cref="GaussianClasses"/> weighs what nobody named.</summary>
public sealed class GaussianClassesOptions
{
    /// <summary>Classes, at least 2.</summary>
    public int ClassCount { get; init; } = 2;

    /// <summary>Weight of a drive without a label, beside 1 for one with; 0 learns from labels only.</summary>
    public float UnlabelledWeight { get; init; } = 0.2f;

    /// <summary>Most that the remembered guesses of a class weigh, in labels of that class.</summary>
    public float GuessLimit { get; init; } = 1f;

    /// <summary>Weight, in labelled drives, of the spread assumed at the start.</summary>
    public float PriorWeight { get; init; } = 20f;

    /// <summary>Variance assumed at the start, in squared units of the drive.</summary>
    public float PriorVariance { get; init; } = 0.04f;

    /// <summary>Weight that the covariance remembers.</summary>
    public float Memory { get; init; } = 2000f;

    /// <summary>Weight that a class's mean remembers.</summary>
    public float ClassMemory { get; init; } = 500f;

    /// <summary>Share of the mean variance put in place of the covariance, towards a ball; in (0, 1].</summary>
    public float Shrinkage { get; init; } = 0.2f;

    /// <summary>True to expect what usually follows the class before: transitions are learned beside.</summary>
    public bool IsSequential { get; init; } = true;

    /// <summary>Weight, in windows, of the assumption that any class may follow any other.</summary>
    public float TransitionPrior { get; init; } = 2f;

    /// <summary>Drives between two factorisations of the covariance.</summary>
    public int FactorInterval { get; init; } = 16;
}
