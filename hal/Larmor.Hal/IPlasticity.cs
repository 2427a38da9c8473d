using System;

namespace Larmor.Hal;

/// <summary>Learning in place: a change of rank <c>count</c>.</summary>
public interface IPlasticity
{
    /// <summary>Adds <c>rate · Σ_k post_k ⊗ pre_k</c> to the weights, clipped to <see cref="IWeightMemory.Format"/>.</summary>
    /// <param name="pre">Activity x, shape [count, InputCount], dimensionless.</param>
    /// <param name="post">Factor g, shape [count, OutputCount]; the learner has folded error and derivative into it.</param>
    /// <param name="count">Vectors; 1 is the device's case.</param>
    /// <param name="rate">η, signed.</param>
    /// <exception cref="ArgumentException">A length differs from the tile; the message has both.</exception>
    /// <remarks>
    /// Allocates nothing.
    /// </remarks>
    void Accumulate(ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float rate);
}
