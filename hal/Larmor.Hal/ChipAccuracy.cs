namespace Larmor.Hal;

/// <summary>How far a chip's verbs may be off, as standard deviations; they are right in expectation.</summary>
public sealed class ChipAccuracy
{
    /// <summary>Noise of one output of <see cref="IMatrixVector.Multiply"/>, relative to the root of the summed squares of its products.</summary>
    public float MultiplySigma { get; init; }

    /// <summary>Error of one input on its way into a product (converter, line), relative to the largest input of its vector.</summary>
    public float InputSigma { get; init; }

    /// <summary>Error of one output on its way out of a product, relative to the largest output of its vector.</summary>
    public float OutputSigma { get; init; }

    /// <summary>Error of one weight after <see cref="IWeightMemory.Program"/>, in units of weight, resolution included.</summary>
    public float ProgramSigma { get; init; }

    /// <summary>Error of one weight's change by one update, in units of weight, resolution included.</summary>
    public float UpdateSigma { get; init; }

    /// <summary>Device-to-device spread of the gain of a weight (1 = nominal).</summary>
    public float GainSigma { get; init; }

    /// <summary>Fraction of cells that do not react.</summary>
    public float StuckFraction { get; init; }

    /// <summary>True when every figure is 0: results are those of float arithmetic.</summary>
    public bool IsExact =>
        MultiplySigma == 0f && InputSigma == 0f && OutputSigma == 0f && ProgramSigma == 0f && UpdateSigma == 0f && GainSigma == 0f && StuckFraction == 0f;
}
