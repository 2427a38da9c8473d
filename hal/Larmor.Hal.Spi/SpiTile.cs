using System;

namespace Larmor.Hal.Spi;

/// <summary>A tile behind the wire.</summary>
internal sealed class SpiTile : ITile, IWeightMemory
{
    private readonly SpiMemory _memory;
    private readonly int _index;

    internal SpiTile(SpiMemory memory, int index, int inputCount, int outputCount, int abilities, WeightFormat format)
    {
        _memory = memory;
        _index = index;
        Format = format;
        Forward = new SpiProduct(memory, index, inputCount, outputCount, false);
        Backward = (abilities & RegisterMap.HasBackward) != 0 ? new SpiProduct(memory, index, outputCount, inputCount, true) : null;
        Plasticity = (abilities & RegisterMap.HasPlasticity) != 0 ? new SpiPlasticity(memory, index, inputCount, outputCount) : null;
    }

    public WeightFormat Format { get; }

    public IWeightMemory Weights => this;

    public IMatrixVector Forward { get; }

    public IMatrixVector? Backward { get; }

    public IPlasticity? Plasticity { get; }

    public void Read(int firstOutput, int count, SpanFloat rows)
    {
        CheckOutputs(firstOutput, count, rows.Length);
        int width = Forward.InputCount;
        for (int k = 0; k < count; k++)
        {
            _memory.Do(RegisterMap.ReadRow, _index, firstOutput + k, 0f);
            _memory.Read(RegisterMap.MemoryW, rows.Slice(k * width, width));
        }
    }

    public void Program(int firstOutput, int count, ReadOnlySpanFloat rows) => Put(RegisterMap.ProgramRow, firstOutput, count, rows);

    public void Add(int firstOutput, int count, ReadOnlySpanFloat rowDeltas) => Put(RegisterMap.AddRow, firstOutput, count, rowDeltas);

    internal static void Check(string name, int length, int expected)
    {
        if (length != expected)
        {
            Throw.Length(name, length, expected);
        }
    }

    private void Put(byte operation, int firstOutput, int count, ReadOnlySpanFloat rows)
    {
        CheckOutputs(firstOutput, count, rows.Length);
        int width = Forward.InputCount;
        for (int k = 0; k < count; k++)
        {
            _memory.Write(RegisterMap.MemoryW, rows.Slice(k * width, width));
            _memory.Do(operation, _index, firstOutput + k, 0f);
        }
    }

    private void CheckOutputs(int firstOutput, int count, int length)
    {
        if (firstOutput < 0 || count < 0 || firstOutput > Forward.OutputCount - count)
        {
            Throw.Outputs(firstOutput, count, Forward.OutputCount);
        }

        Check("rows", length, count * Forward.InputCount);
    }
}
