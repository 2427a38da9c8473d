using System;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>The array driven from its outputs: the same cells, the same kind of noise, read on the input lines.</summary>
internal sealed class CrossbarTranspose : IMatrixVector
{
    private readonly CrossbarArray _array;
    private readonly PanelMatrix _weights;
    private readonly SparseRows _errors;
    private readonly int[] _places;
    private readonly int[] _steps;
    private readonly float _sigma;
    private readonly CrossbarOptions _options;

    internal CrossbarTranspose(CrossbarArray array, CrossbarOptions options)
    {
        float sigma = options.ReadNoiseSigma;
        _options = options;
        _array = array;
        _weights = array.Weights;
        _errors = new SparseRows(1, _weights.ColumnCount);
        _places = new int[_weights.ColumnCount];
        _steps = new int[_weights.ColumnCount];
        _sigma = sigma;
    }

    public int InputCount => _weights.ColumnCount;

    public int OutputCount => _weights.RowCount;

    internal long MultiplyAddCount { get; set; }

    internal long SkippedCount { get; set; }

    internal long BufferBytes => SparseRows.Bytes(1, InputCount) + (8L * _places.Length);

    public void Multiply(ReadOnlySpan<float> inputs, int count, Span<float> outputs)
    {
        CrossbarTile.Check(nameof(inputs), inputs.Length, count, InputCount);
        CrossbarTile.Check(nameof(outputs), outputs.Length, count, OutputCount);
        for (int k = 0; k < count; k++)
        {
            _errors.Load(inputs.Slice(k * InputCount, InputCount), 1);
            int pairCount = _errors.PairCount;
            for (int pair = 0; pair < pairCount; pair++)
            {
                int output = _errors.Index[pair];
                _places[pair] = _array.Place(0, output);
                _steps[pair] = _weights.WidthOf(output / _weights.PanelWidth);
            }

            MultiplyAddCount += (long)InputCount * OutputCount;
            SkippedCount += (long)(InputCount - pairCount) * OutputCount;
            long operation = _array.NextOperation();
            _array.ConvertInputs(_errors.Value.AsSpan(0, pairCount), _options, operation);
            ulong key = _array.Key(CrossbarNoise.Purpose.Read, operation);
            Span<float> lines = outputs.Slice(k * OutputCount, OutputCount);
            for (int row = 0; row < lines.Length; row++)
            {
                lines[row] = Line(row, pairCount, key);
            }

            _array.ConvertOutputs(lines, _options, operation);
        }
    }

    private float Line(int row, int pairCount, ulong key)
    {
        float[] data = _weights.Data;
        float sum = 0f;
        float squares = 0f;
        ReadOnlySpan<float> value = _errors.Value.AsSpan(0, pairCount);
        ReadOnlySpan<int> places = _places.AsSpan(0, pairCount);
        ReadOnlySpan<int> steps = _steps.AsSpan(0, pairCount);
        for (int pair = 0; pair < value.Length; pair++)
        {
            float product = value[pair] * data[places[pair] + (row * steps[pair])];
            sum += product;
            squares += product * product;
        }

        return _sigma > 0f ? sum + (_sigma * MathF.Sqrt(squares) * CrossbarNoise.Normal(key, (uint)row)) : sum;
    }
}
