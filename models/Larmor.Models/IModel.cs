namespace Larmor.Models;

/// <summary>Something that answers an input vector with an output vector.</summary>
public interface IModel
{
    /// <summary>Length of an input vector.</summary>
    int InputCount { get; }

    /// <summary>Length of an output vector.</summary>
    int OutputCount { get; }

    /// <summary>Answers without learning.</summary>
    /// <param name="inputs">Shape [count, InputCount], finite.</param>
    /// <param name="count">Vectors, at most the placement's batch capacity; 1 is the device's case.</param>
    /// <param name="outputs">Receives shape [count, OutputCount].</param>
    void Infer(ReadOnlySpanFloat inputs, int count, SpanFloat outputs);
}
