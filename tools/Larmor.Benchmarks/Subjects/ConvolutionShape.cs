using System.Globalization;

namespace Larmor.Benchmarks;

/// <summary>A convolution with stride 1 on square maps.</summary>
/// <param name="Batch">Samples.</param>
/// <param name="Channels">Maps of an input.</param>
/// <param name="Outputs">Maps of an output.</param>
/// <param name="Size">Side of an input map.</param>
/// <param name="Kernel">Side of the kernel.</param>
/// <param name="Pad">Zeros around an input map.</param>
public sealed record ConvolutionShape(int Batch, int Channels, int Outputs, int Size, int Kernel, int Pad)
{
    /// <summary>Side of an output map.</summary>
    public int Side => Size + (2 * Pad) - Kernel + 1;

    /// <summary>For the table.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Channels}->{Outputs} {Kernel} x {Kernel} on {Size} x {Size}, batch {Batch}");
}
