using System;
using System.Numerics;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>The array driven from its inputs: products summed on each output line, and the noise of reading it.</summary>
/// <remarks>
/// Noise of single cells, each relative to its own product, adds up to one normal draw per output with the root of the summed squares
/// for its deviation: the squares are summed beside the products. A vector at a time, as a device does it.
/// </remarks>
internal sealed class CrossbarProduct : IMatrixVector
{
    private readonly CrossbarArray _array;
    private readonly PanelMatrix _weights;
    private readonly SparseRows _inputs;
    private readonly float[] _sums;
    private readonly float[] _squares;
    private readonly float _sigma;
    private readonly CrossbarOptions _options;

    internal CrossbarProduct(CrossbarArray array, SparseRows inputs, CrossbarOptions options)
    {
        float sigma = options.ReadNoiseSigma;
        _options = options;
        _array = array;
        _weights = array.Weights;
        _inputs = inputs;
        _sigma = sigma;
        _sums = new float[_weights.Stride];
        _squares = sigma > 0f ? new float[_weights.Stride] : [];
    }

    public int InputCount => _weights.RowCount;

    public int OutputCount => _weights.ColumnCount;

    internal long MultiplyAddCount { get; set; }

    internal long SkippedCount { get; set; }

    internal long BufferBytes => 4L * (_sums.Length + _squares.Length);

    public void Multiply(ReadOnlySpan<float> inputs, int count, Span<float> outputs)
    {
        CrossbarTile.Check(nameof(inputs), inputs.Length, count, InputCount);
        CrossbarTile.Check(nameof(outputs), outputs.Length, count, OutputCount);
        for (int k = 0; k < count; k++)
        {
            Span<float> output = outputs.Slice(k * OutputCount, OutputCount);
            long operation = _array.NextOperation();
            _inputs.Load(inputs.Slice(k * InputCount, InputCount), 1);
            int pairCount = _inputs.PairCount;
            ReadOnlySpan<int> index = _inputs.Index.AsSpan(0, pairCount);
            Span<float> driven = _inputs.Value.AsSpan(0, pairCount);
            _array.ConvertInputs(driven, _options, operation);
            ReadOnlySpan<float> value = driven;
            MultiplyAddCount += (long)InputCount * OutputCount;
            SkippedCount += (long)(InputCount - pairCount) * OutputCount;
            if (_sigma > 0f)
            {
                SumSquares(index, value);
                ulong key = _array.Key(CrossbarNoise.Purpose.Read, operation);
                for (int j = 0; j < output.Length; j++)
                {
                    output[j] = _sums[j] + (_sigma * MathF.Sqrt(_squares[j]) * CrossbarNoise.Normal(key, (uint)j));
                }
            }
            else
            {
                Sum(index, value);
                _sums.AsSpan(0, OutputCount).CopyTo(output);
            }

            _array.ConvertOutputs(output, _options, operation);
        }
    }

    private void Sum(ReadOnlySpan<int> index, ReadOnlySpan<float> value)
    {
        for (int column = 0; column < _weights.Stride; column += Vector<float>.Count)
        {
            int width = _weights.WidthOf(column / _weights.PanelWidth);
            ReadOnlySpan<float> cells = _weights.Data.AsSpan(_weights.PlaceOf(0, column));
            Vector<float> sum = Vector<float>.Zero;
            for (int pair = 0; pair < index.Length; pair++)
            {
                sum += new Vector<float>(cells.Slice(index[pair] * width)) * value[pair];
            }

            sum.CopyTo(_sums, column);
        }
    }

    private void SumSquares(ReadOnlySpan<int> index, ReadOnlySpan<float> value)
    {
        for (int column = 0; column < _weights.Stride; column += Vector<float>.Count)
        {
            int width = _weights.WidthOf(column / _weights.PanelWidth);
            ReadOnlySpan<float> cells = _weights.Data.AsSpan(_weights.PlaceOf(0, column));
            Vector<float> sum = Vector<float>.Zero;
            Vector<float> squares = Vector<float>.Zero;
            for (int pair = 0; pair < index.Length; pair++)
            {
                Vector<float> product = new Vector<float>(cells.Slice(index[pair] * width)) * value[pair];
                sum += product;
                squares += product * product;
            }

            sum.CopyTo(_sums, column);
            squares.CopyTo(_squares, column);
        }
    }
}
