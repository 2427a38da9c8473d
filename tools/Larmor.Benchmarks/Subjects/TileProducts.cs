using Larmor.Hal;
using Larmor.Hal.Digital;

namespace Larmor.Benchmarks;

/// <summary>The products through a tile of the digital chip, as learners call them.</summary>
public sealed class TileProducts : IProducts, IDisposable
{
    private readonly ProductProblem _problem;
    private readonly DigitalChip _chip;
    private readonly ITile _tile;
    private readonly float[] _outputs;
    private readonly float[] _back;

    /// <summary>A tile with the problem's weights.</summary>
    /// <param name="host">What it computes with; stays the caller's.</param>
    /// <param name="problem">Operands.</param>
    public TileProducts(HostArithmetic host, ProductProblem problem)
    {
        _problem = problem;
        _chip = new DigitalChip(host, new DigitalChipOptions());
        _tile = _chip.AllocateTile(problem.InputCount, problem.OutputCount, problem.Batch);
        _tile.Weights.Program(0, problem.OutputCount, problem.Weights);
        _outputs = new float[problem.Batch * problem.OutputCount];
        _back = new float[problem.Batch * problem.InputCount];
        Name = $"{host.Kernels.Name}, {host.Team.Size} thread{(host.Team.Size > 1 ? "s" : "")}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public void Compute(ProductShape shape)
    {
        switch (shape)
        {
            case ProductShape.Forward:
                _tile.Forward.Multiply(_problem.Inputs, _problem.Batch, _outputs);
                break;
            case ProductShape.Backward:
                _tile.Backward!.Multiply(_problem.Errors, _problem.Batch, _back);
                break;
            default:
                _tile.Plasticity!.Accumulate(_problem.Inputs, _problem.Errors, _problem.Batch, ProductProblem.Rate);
                break;
        }
    }

    /// <inheritdoc/>
    public float[] Result(ProductShape shape)
    {
        if (shape != ProductShape.Accumulate)
        {
            return shape == ProductShape.Forward ? _outputs : _back;
        }

        var rows = new float[_problem.Weights.Length];
        _tile.Weights.Read(0, _problem.OutputCount, rows);
        return rows;
    }

    /// <summary>Closes the chip.</summary>
    public void Dispose() => _chip.Dispose();
}
