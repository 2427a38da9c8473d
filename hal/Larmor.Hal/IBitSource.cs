using System;

namespace Larmor.Hal;

/// <summary>Bits of chance: what stochastic neurons, rounding and dropout draw from.</summary>
public interface IBitSource
{
    /// <summary>Draws a bit for each probability.</summary>
    /// <param name="probability">Of a 1, each in [0, 1].</param>
    /// <param name="bits">Receives 0 or 1, as many as there are probabilities.</param>
    /// <exception cref="ArgumentException">The lengths differ; the message has both.</exception>
    /// <remarks>Allocates nothing.</remarks>
    void Sample(ReadOnlySpanFloat probability, byte[] bits);
}
