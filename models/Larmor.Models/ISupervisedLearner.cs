namespace Larmor.Models;

/// <summary>A model that learns from inputs with labels.</summary>
public interface ISupervisedLearner : IModel
{
    /// <summary>Learns from a labelled mini-batch.</summary>
    /// <param name="inputs">Shape [count, InputCount], finite.</param>
    /// <param name="labels">Class of each vector, 0-based, below OutputCount; the first <paramref name="count"/> are read.</param>
    /// <param name="count">Vectors, at most the placement's batch capacity.</param>
    void Observe(ReadOnlySpanFloat inputs, int[] labels, int count);
}
