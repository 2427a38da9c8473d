namespace Larmor.Benchmarks;

/// <summary>Somebody who computes the three products of one <see cref="ProductProblem"/>.</summary>
public interface IProducts
{
    /// <summary>Who it is.</summary>
    string Name { get; }

    /// <summary>Computes one product into its own buffers.</summary>
    void Compute(ProductShape shape);

    /// <summary>What it computed last: outputs, errors at the inputs, or weights by output. A new array for weights.</summary>
    float[] Result(ProductShape shape);
}
