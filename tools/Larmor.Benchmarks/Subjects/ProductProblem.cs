using System.Globalization;

namespace Larmor.Benchmarks;

/// <summary>Dense random operands of the three products.</summary>
public sealed class ProductProblem
{
    /// <summary>Draws the operands; equal sizes give equal values.</summary>
    public ProductProblem(int batch, int inputCount, int outputCount)
    {
        Batch = batch;
        InputCount = inputCount;
        OutputCount = outputCount;
        Inputs = BenchmarkContext.Random(batch * inputCount, 1);
        Errors = BenchmarkContext.Random(batch * outputCount, 2);
        Weights = BenchmarkContext.Random(inputCount * outputCount, 3);
    }

    /// <summary>Rate of <see cref="ProductShape.Accumulate"/>.</summary>
    public static float Rate => 1e-3f;

    /// <summary>Vectors.</summary>
    public int Batch { get; }

    /// <summary>Length of an input.</summary>
    public int InputCount { get; }

    /// <summary>Length of an output.</summary>
    public int OutputCount { get; }

    /// <summary>Shape [Batch, InputCount].</summary>
    public float[] Inputs { get; }

    /// <summary>Shape [Batch, OutputCount].</summary>
    public float[] Errors { get; }

    /// <summary>Shape [OutputCount, InputCount].</summary>
    public float[] Weights { get; }

    /// <summary>Which product of which size, for the table.</summary>
    public string Describe(ProductShape shape)
    {
        string formula = shape switch
        {
            ProductShape.Forward => "inputs · weightsᵀ",
            ProductShape.Backward => "error · weights",
            _ => "weights += errorᵀ · inputs",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{formula}, {Batch} x {InputCount} x {OutputCount}");
    }
}
