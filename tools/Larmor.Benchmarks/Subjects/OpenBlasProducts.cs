namespace Larmor.Benchmarks;

/// <summary>The products by OpenBLAS, with weights stored by output or by input: a user would keep the faster form.</summary>
/// <param name="library">OpenBLAS, its threads set.</param>
/// <param name="problem">Operands.</param>
/// <param name="byInput">True for weights of shape [InputCount, OutputCount].</param>
public sealed class OpenBlasProducts(OpenBlas library, ProductProblem problem, bool byInput) : IProducts
{
    private readonly float[] _weights = byInput ? Turned(problem.Weights, problem.OutputCount, problem.InputCount) : [.. problem.Weights];
    private readonly float[] _outputs = new float[problem.Batch * problem.OutputCount];
    private readonly float[] _back = new float[problem.Batch * problem.InputCount];

    /// <inheritdoc/>
    public string Name => "OpenBLAS, weights by " + (byInput ? "input" : "output");

    /// <inheritdoc/>
    public void Compute(ProductShape shape)
    {
        int batch = problem.Batch;
        int ins = problem.InputCount;
        int outs = problem.OutputCount;
        int stride = byInput ? outs : ins;
        switch (shape)
        {
            case ProductShape.Forward:
                library.Multiply(false, !byInput, batch, outs, ins, 1, problem.Inputs, ins, _weights, stride, 0, _outputs, outs);
                break;
            case ProductShape.Backward:
                library.Multiply(false, byInput, batch, ins, outs, 1, problem.Errors, outs, _weights, stride, 0, _back, ins);
                break;
            case ProductShape.Accumulate when byInput:
                library.Multiply(
                    true, false, ins, outs, batch, ProductProblem.Rate, problem.Inputs, ins, problem.Errors, outs, 1, _weights, stride);
                break;
            default:
                library.Multiply(
                    true, false, outs, ins, batch, ProductProblem.Rate, problem.Errors, outs, problem.Inputs, ins, 1, _weights, stride);
                break;
        }
    }

    /// <inheritdoc/>
    public float[] Result(ProductShape shape) => shape switch
    {
        ProductShape.Forward => _outputs,
        ProductShape.Backward => _back,
        _ => byInput ? Turned(_weights, problem.InputCount, problem.OutputCount) : [.. _weights],
    };

    /// <summary>The transposed matrix.</summary>
    internal static float[] Turned(float[] matrix, int rows, int columns)
    {
        var turned = new float[matrix.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                turned[(column * rows) + row] = matrix[(row * columns) + column];
            }
        }

        return turned;
    }
}
