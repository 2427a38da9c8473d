namespace Larmor.Models;

/// <summary>A model that learns from inputs alone.</summary>
public interface IUnsupervisedLearner : IModel
{
    /// <summary>Learns from one vector of a stream.</summary>
    /// <param name="input">Shape [InputCount], finite.</param>
    void Observe(ReadOnlySpanFloat input);

    /// <summary>Learns from a mini-batch.</summary>
    /// <param name="inputs">Shape [count, InputCount], finite.</param>
    /// <param name="count">Vectors, at most the placement's batch capacity.</param>
    void Observe(ReadOnlySpanFloat inputs, int count);
}
