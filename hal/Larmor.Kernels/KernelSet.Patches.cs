namespace Larmor.Kernels;

/// <content>The products of a convolution, whose patches are read where they lie in the image.</content>
public abstract partial class KernelSet
{
    /// <summary>Y = P · M for some positions of one image, P its patches [Positions, PatchLength] with a bias input where M has one more row.</summary>
    /// <param name="images">Holds the image, shape [Height, Width, Channels].</param>
    /// <param name="imageStart">Where the image begins.</param>
    /// <param name="grid">Where its patches lie.</param>
    /// <param name="bias">What the bias input is held at.</param>
    /// <param name="m">Weights M, PatchLength or PatchLength + 1 rows.</param>
    /// <param name="firstPosition">First position to do.</param>
    /// <param name="endPosition">One past the last.</param>
    /// <param name="y">Receives Y, shape [Positions, ColumnCount].</param>
    /// <param name="yStart">Where Y begins.</param>
    public abstract void MultiplyPatches(
        float[] images, int imageStart, PatchGrid grid, float bias, PanelMatrix m, int firstPosition, int endPosition, float[] y, int yStart);

    /// <summary>M += factor · Σ Pᵀ · E over some images, for one panel and some taps of a patch.</summary>
    /// <param name="images">Shape [count, Height, Width, Channels].</param>
    /// <param name="firstImage">First image to add.</param>
    /// <param name="endImage">One past the last.</param>
    /// <param name="grid">Where their patches lie.</param>
    /// <param name="bias">What the bias input is held at.</param>
    /// <param name="errors">E, shape [count, Positions, ColumnCount].</param>
    /// <param name="factor">Times the sum.</param>
    /// <param name="m">Changed in place; PatchLength or PatchLength + 1 rows.</param>
    /// <param name="panel">Panel to do.</param>
    /// <param name="firstTap">First row to do.</param>
    /// <param name="endTap">One past the last; with the last tap the bias's row is done too.</param>
    public abstract void AddOuterPatches(
        float[] images, int firstImage, int endImage, PatchGrid grid, float bias, float[] errors, float factor,
        PanelMatrix m, int panel, int firstTap, int endTap);
}
