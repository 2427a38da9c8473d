using System;

namespace Larmor.Hal;

/// <summary>A matrix product in the data path.</summary>
public interface IMatrixVector
{
    /// <summary>Length of an input vector.</summary>
    int InputCount { get; }

    /// <summary>Length of an output vector.</summary>
    int OutputCount { get; }

    /// <summary>Multiplies each of <paramref name="count"/> vectors by the matrix: <c>output_k = W input_k</c>.</summary>
    /// <param name="inputs">Shape [count, InputCount], row-major, dimensionless, finite.</param>
    /// <param name="count">Vectors; 1 is the device's case.</param>
    /// <param name="outputs">Receives shape [count, OutputCount].</param>
    /// <exception cref="ArgumentException">A length differs from the tile; the message has both.</exception>
    /// <remarks>Right in expectation within <see cref="ChipAccuracy.MultiplySigma"/>. Allocates nothing.</remarks>
    void Multiply(ReadOnlySpanFloat inputs, int count, SpanFloat outputs);
}
