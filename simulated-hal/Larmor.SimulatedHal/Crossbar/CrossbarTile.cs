using System;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>One array with its control path; the data paths are parts of their own.</summary>
internal sealed class CrossbarTile : ITile, IWeightMemory
{
    private readonly CrossbarArray _array;
    private readonly SparseRows _inputs;
    private readonly CrossbarProduct _product;
    private readonly CrossbarTranspose? _transpose;
    private readonly CrossbarPlasticity? _plasticity;

    internal CrossbarTile(CrossbarOptions options, int index, int inputCount, int outputCount)
    {
        _array = new CrossbarArray(options, index, inputCount, outputCount);
        _inputs = new SparseRows(1, inputCount);
        _product = new CrossbarProduct(_array, _inputs, options);
        _transpose = options.HasTranspose ? new CrossbarTranspose(_array, options) : null;
        _plasticity = options.HasPlasticity ? new CrossbarPlasticity(_array, _inputs) : null;
        Format = new WeightFormat
        {
            Minimum = -_array.WeightRange,
            Maximum = _array.WeightRange,
            LevelCount = options.LevelCount,
        };
    }

    public WeightFormat Format { get; }

    public IWeightMemory Weights => this;

    public IMatrixVector Forward => _product;

    public IMatrixVector? Backward => _transpose;

    public IPlasticity? Plasticity => _plasticity;

    internal ChipCounters Counters => new(
        _product.MultiplyAddCount + (_transpose?.MultiplyAddCount ?? 0),
        _product.SkippedCount + (_transpose?.SkippedCount ?? 0),
        _plasticity?.UpdateCount ?? 0,
        _array.ProgramCount,
        _array.ClippedCount);

    private int InputCount => _product.InputCount;

    private int OutputCount => _product.OutputCount;

    /// <summary>The weights as the array multiplies by them, state times gain, without read noise.</summary>
    public void Read(int firstOutput, int count, Span<float> rows)
    {
        CheckOutputs(firstOutput, count, rows.Length);
        for (int k = 0; k < count; k++)
        {
            _array.Weights.ReadColumn(firstOutput + k, rows.Slice(k * InputCount, InputCount));
        }
    }

    public void Program(int firstOutput, int count, ReadOnlySpan<float> rows)
    {
        CheckOutputs(firstOutput, count, rows.Length);
        for (int k = 0; k < count; k++)
        {
            ulong writeKey = _array.Key(CrossbarNoise.Purpose.Write, _array.NextOperation());
            ReadOnlySpan<float> row = rows.Slice(k * InputCount, InputCount);
            for (int input = 0; input < row.Length; input++)
            {
                _array.Program(_array.Place(input, firstOutput + k), row[input], writeKey);
            }
        }
    }

    /// <summary>Moves cells by whole pulses, rounded by chance; a cell whose increment is 0 is not touched.</summary>
    public void Add(int firstOutput, int count, ReadOnlySpan<float> rowDeltas)
    {
        CheckOutputs(firstOutput, count, rowDeltas.Length);
        for (int k = 0; k < count; k++)
        {
            long operation = _array.NextOperation();
            ulong roundKey = _array.Key(CrossbarNoise.Purpose.Rounding, operation);
            ulong writeKey = _array.Key(CrossbarNoise.Purpose.Write, operation);
            ReadOnlySpan<float> row = rowDeltas.Slice(k * InputCount, InputCount);
            for (int input = 0; input < row.Length; input++)
            {
                float change = row[input] / _array.Step;
                int place = _array.Place(input, firstOutput + k);
                if (_array.IsQuantised)
                {
                    change = MathF.Floor(change + CrossbarNoise.Uniform(roundKey, (uint)place));
                }

                if (change != 0f)
                {
                    _array.Move(place, change, writeKey);
                }
            }
        }
    }

    internal static void Check(string name, int length, int count, int width)
    {
        if (length != count * width)
        {
            Throw.Length(name, length, count * width);
        }
    }

    internal void ResetCounters()
    {
        _array.ResetCounters();
        SetCounts(0, 0, 0, 0, 0);
    }

    internal void Report(MemoryPlan plan, int index)
    {
        string tile = "tile " + index;
        plan.Add(MemoryPlace.Chip, tile + " weights", 4L * _array.Weights.Data.Length);
        plan.Add(MemoryPlace.Chip, tile + " states", _array.StateBytes);
        plan.Add(MemoryPlace.Chip, tile + " gains and defects", _array.DeviceBytes);
        plan.Add(MemoryPlace.Chip, tile + " inputs that are not 0", SparseRows.Bytes(1, InputCount));
        plan.Add(MemoryPlace.Chip, tile + " outputs", _product.BufferBytes);
        if (_transpose != null)
        {
            plan.Add(MemoryPlace.Chip, tile + " errors that are not 0", _transpose.BufferBytes);
        }

        if (_plasticity != null)
        {
            plan.Add(MemoryPlace.Chip, tile + " factors of an update", _plasticity.BufferBytes);
        }
    }

    internal void Save(IStateSink sink)
    {
        sink.Write(_product.MultiplyAddCount);
        sink.Write(_product.SkippedCount);
        sink.Write(_transpose?.MultiplyAddCount ?? 0);
        sink.Write(_transpose?.SkippedCount ?? 0);
        sink.Write(_plasticity?.UpdateCount ?? 0);
        _array.Save(sink);
    }

    internal void Load(IStateSource source)
    {
        SetCounts(source.ReadLong(), source.ReadLong(), source.ReadLong(), source.ReadLong(), source.ReadLong());
        _array.Load(source);
    }

    private void SetCounts(long forward, long forwardSkipped, long backward, long backwardSkipped, long updates)
    {
        _product.MultiplyAddCount = forward;
        _product.SkippedCount = forwardSkipped;
        if (_transpose != null)
        {
            _transpose.MultiplyAddCount = backward;
            _transpose.SkippedCount = backwardSkipped;
        }

        if (_plasticity != null)
        {
            _plasticity.UpdateCount = updates;
        }
    }

    private void CheckOutputs(int firstOutput, int count, int length)
    {
        if (firstOutput < 0 || count < 0 || firstOutput > OutputCount - count)
        {
            Throw.Outputs(firstOutput, count, OutputCount);
        }

        Check("rows", length, count, InputCount);
    }
}
