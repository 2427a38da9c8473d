namespace Larmor.Hal;

/// <summary>The backward product for an array that cannot be driven from its outputs: rows are read back and used on the host.</summary>
/// <remarks>Rows whose error is 0 for the whole batch are not read: the self-defined target leaves few others.</remarks>
internal sealed class MirroredTranspose : IMatrixVector
{
    private readonly IWeightMemory _weights;
    private readonly float[] _row;

    internal MirroredTranspose(ITile tile, MemoryPlan memory, int layer)
    {
        _weights = tile.Weights;
        _row = new float[tile.Forward.InputCount];
        InputCount = tile.Forward.OutputCount;
        OutputCount = tile.Forward.InputCount;
        memory.Add(MemoryPlace.Host, "layer " + layer + " row read back", 4L * _row.Length);
    }

    public int InputCount { get; }

    public int OutputCount { get; }

    public void Multiply(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        if (inputs.Length != count * InputCount)
        {
            Throw.Length(nameof(inputs), inputs.Length, count * InputCount);
        }

        if (outputs.Length != count * OutputCount)
        {
            Throw.Length(nameof(outputs), outputs.Length, count * OutputCount);
        }

        float[] row = _row;
        int length = row.Length;
        outputs.Clear();
        for (int neuron = 0; neuron < InputCount; neuron++)
        {
            bool read = false;
            for (int k = 0; k < count; k++)
            {
                float error = inputs[(k * InputCount) + neuron];
                if (error == 0f)
                {
                    continue;
                }

                if (!read)
                {
                    _weights.Read(neuron, 1, row);
                    read = true;
                }

                int first = k * length;
                for (int i = 0; i < length; i++)
                {
                    outputs[first + i] += error * row[i];
                }
            }
        }
    }
}
