using System;

namespace Larmor.Hal;

/// <summary>The synapses of a tile as rows: a row holds the weights of one output.</summary>
/// <remarks>Shapes are [count, InputCount], row-major. Values outside <see cref="Format"/> are clipped and counted.</remarks>
public interface IWeightMemory
{
    /// <summary>Range and resolution.</summary>
    WeightFormat Format { get; }

    /// <summary>Reads the weights of outputs <paramref name="firstOutput"/> … + <paramref name="count"/> - 1.</summary>
    /// <exception cref="ArgumentException">Outputs or buffer length do not fit the tile; the message has both.</exception>
    void Read(int firstOutput, int count, SpanFloat rows);

    /// <summary>Writes the weights of <paramref name="count"/> outputs.</summary>
    /// <exception cref="ArgumentException">Outputs or buffer length do not fit the tile; the message has both.</exception>
    void Program(int firstOutput, int count, ReadOnlySpanFloat rows);

    /// <summary>Adds increments to the weights of <paramref name="count"/> outputs: how Adam and its kin reach a chip.</summary>
    /// <exception cref="ArgumentException">Outputs or buffer length do not fit the tile; the message has both.</exception>
    void Add(int firstOutput, int count, ReadOnlySpanFloat rowDeltas);
}
