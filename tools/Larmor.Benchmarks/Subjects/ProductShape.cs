namespace Larmor.Benchmarks;

/// <summary>The matrix products that learning needs.</summary>
public enum ProductShape
{
    /// <summary>inputs · weightsᵀ: what the outputs are driven with.</summary>
    Forward,

    /// <summary>error · weights: what is passed back.</summary>
    Backward,

    /// <summary>weights += rate · errorᵀ · inputs: what is learned.</summary>
    Accumulate,
}
