using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;

namespace Larmor.Benchmarks;

/// <summary>A convolution over a tile of the digital chip, as the learners call it; images have their border already, channels side by side.</summary>
/// <remarks>What is loaded and read here is copied from and to PyTorch's order, outside the timing.</remarks>
public sealed class TileConvolution : IDisposable
{
    private readonly ConvolutionShape _shape;
    private readonly DigitalChip _chip;
    private readonly ITile _tile;
    private readonly ITile _sums;
    private readonly IPatchProducts _forward;
    private readonly IPatchProducts _gradient;
    private readonly float[] _images;
    private readonly float[] _maps;
    private readonly float[] _errors;

    /// <summary>A convolution of that shape.</summary>
    /// <param name="host">What it computes with; stays the caller's.</param>
    /// <param name="shape">Lengths.</param>
    public TileConvolution(HostArithmetic host, ConvolutionShape shape)
    {
        _shape = shape;
        int padded = shape.Size + (2 * shape.Pad);
        var grid = new PatchGrid(padded, padded, shape.Channels, shape.Kernel);
        _chip = new DigitalChip(host, new DigitalChipOptions());
        _tile = _chip.AllocateTile(grid.PatchLength, shape.Outputs, 1);
        _sums = _chip.AllocateTile(grid.PatchLength, shape.Outputs, 1);
        _forward = Patches(_tile, grid);
        _gradient = Patches(_sums, grid);
        _images = new float[shape.Batch * grid.ImageLength];
        _maps = new float[shape.Batch * grid.Positions * shape.Outputs];
        _errors = new float[_maps.Length];
    }

    /// <summary>Takes inputs, shape [batch, channels, size, size].</summary>
    public void LoadInputs(ReadOnlySpan<float> inputs)
    {
        int size = _shape.Size;
        int padded = size + (2 * _shape.Pad);
        for (int i = 0; i < inputs.Length; i++)
        {
            int x = i % size;
            int y = i / size % size;
            int channel = i / (size * size) % _shape.Channels;
            int sample = i / (size * size * _shape.Channels);
            int row = (((sample * padded) + y + _shape.Pad) * padded) + x + _shape.Pad;
            _images[(row * _shape.Channels) + channel] = inputs[i];
        }
    }

    /// <summary>Takes errors at the outputs, shape [batch, outputs, side, side].</summary>
    public void LoadErrors(ReadOnlySpan<float> errors)
    {
        for (int i = 0; i < errors.Length; i++)
        {
            _errors[PlaceInMap(i)] = errors[i];
        }
    }

    /// <summary>Takes weights, shape [outputs, channels, kernel, kernel].</summary>
    public void LoadWeights(ReadOnlySpan<float> weights)
    {
        int length = _forward.Grid.PatchLength;
        var row = new float[length];
        for (int output = 0; output < _shape.Outputs; output++)
        {
            for (int tap = 0; tap < length; tap++)
            {
                row[tap] = weights[(output * length) + PlaceInKernel(tap)];
            }

            _tile.Weights.Program(output, 1, row);
        }
    }

    /// <summary>Computes the outputs.</summary>
    public void Forward() => _forward.Multiply(_images, _shape.Batch, 1f, _maps);

    /// <summary>Adds the gradient of the weights to a matrix that begins at 0.</summary>
    public void WeightGradient() => _gradient.Accumulate(_images, _shape.Batch, 1f, _errors, 1f);

    /// <summary>Outputs, shape [batch, outputs, side, side]. A new array.</summary>
    public float[] Outputs()
    {
        var outputs = new float[_maps.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = _maps[PlaceInMap(i)];
        }

        return outputs;
    }

    /// <summary>Gradient, shape [outputs, channels, kernel, kernel]. A new array.</summary>
    public float[] Gradient()
    {
        int length = _gradient.Grid.PatchLength;
        var gradient = new float[_shape.Outputs * length];
        var row = new float[length];
        for (int output = 0; output < _shape.Outputs; output++)
        {
            _sums.Weights.Read(output, 1, row);
            for (int tap = 0; tap < length; tap++)
            {
                gradient[(output * length) + PlaceInKernel(tap)] = row[tap];
            }
        }

        return gradient;
    }

    /// <summary>Closes the chip.</summary>
    public void Dispose() => _chip.Dispose();

    private IPatchProducts Patches(ITile tile, PatchGrid grid) =>
        _chip.TryCreatePatches(tile, grid) ?? throw new InvalidOperationException("the digital chip serves every grid");

    private int PlaceInMap(int i)
    {
        int positions = _shape.Side * _shape.Side;
        int map = i / positions;
        return (((map / _shape.Outputs * positions) + (i % positions)) * _shape.Outputs) + (map % _shape.Outputs);
    }

    private int PlaceInKernel(int tap) => (tap % _shape.Channels * _shape.Kernel * _shape.Kernel) + (tap / _shape.Channels);
}
