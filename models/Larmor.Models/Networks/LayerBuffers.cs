using Larmor.Hal;

namespace Larmor.Models;

/// <summary>What one layer keeps of a batch between the forward pass and the update.</summary>
internal sealed class LayerBuffers
{
    internal LayerBuffers(LayerSpec spec, int capacity, bool hasErrorBelow, MemoryPlan memory, int index)
    {
        InputCount = spec.InputCount;
        InputStride = spec.TileInputCount;
        OutputCount = spec.OutputCount;
        Input = new float[capacity * InputStride];
        Drive = new float[capacity * OutputCount];
        Mask = new float[capacity * OutputCount];
        Error = new float[capacity * OutputCount];
        ErrorBelow = new float[hasErrorBelow ? capacity * InputStride : 0];
        ((SpanFloat)Mask).Fill(1f);
        if (spec.HasBias)
        {
            for (int k = 0; k < capacity; k++)
            {
                Input[(k * InputStride) + InputCount] = 1f;
            }
        }

        memory.Add(MemoryPlace.Host, "layer " + index + " inputs", 4L * Input.Length);
        memory.Add(MemoryPlace.Host, "layer " + index + " drives, masks and errors", 12L * Drive.Length);
        if (hasErrorBelow)
        {
            memory.Add(MemoryPlace.Host, "layer " + index + " errors passed back", 4L * ErrorBelow.Length);
        }
    }

    /// <summary>Inputs without bias.</summary>
    internal int InputCount { get; }

    /// <summary>Row length of <see cref="Input"/>: inputs and bias.</summary>
    internal int InputStride { get; }

    internal int OutputCount { get; }

    /// <summary>Activities after dropout, bias last, shape [capacity, InputStride].</summary>
    internal float[] Input { get; }

    /// <summary>What the tile answered, shape [capacity, OutputCount].</summary>
    internal float[] Drive { get; }

    /// <summary>Dropout of the outputs: 0, or the factor of a survivor; shape [capacity, OutputCount].</summary>
    internal float[] Mask { get; }

    /// <summary>Factor of the weight update, target minus output times derivative; shape [capacity, OutputCount].</summary>
    internal float[] Error { get; }

    /// <summary>Errors at the inputs, shape [capacity, InputStride]; empty for the first layer.</summary>
    internal float[] ErrorBelow { get; }
}
