using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>A convolution over one tile: every patch of an image is an input vector, and all patches share the tile's weights.</summary>
/// <remarks>The tile has an input for each value of a patch and may have one more, the bias. Allocates nothing after construction.</remarks>
public interface IPatchProducts
{
    /// <summary>Where the patches lie.</summary>
    PatchGrid Grid { get; }

    /// <summary>Bytes of its own buffers and tables.</summary>
    long BufferBytes { get; }

    /// <summary>Multiplies every patch of every image by the tile's matrix.</summary>
    /// <param name="images">Shape [count, Height, Width, Channels], borders included, finite.</param>
    /// <param name="count">Images.</param>
    /// <param name="bias">What the bias input is held at.</param>
    /// <param name="outputs">Receives shape [count, Positions, OutputCount].</param>
    void Multiply(float[] images, int count, float bias, float[] outputs);

    /// <summary>Changes the tile's weights by <c>rate · Σ error ⊗ patch</c> over positions and images.</summary>
    /// <param name="images">Shape [count, Height, Width, Channels].</param>
    /// <param name="count">Images.</param>
    /// <param name="bias">What the bias input is held at.</param>
    /// <param name="errors">Shape [count, Positions, OutputCount].</param>
    /// <param name="rate">Times the sum.</param>
    /// <exception cref="ChipException">The placement was not asked for plasticity and the array has none.</exception>
    void Accumulate(float[] images, int count, float bias, float[] errors, float rate);
}
