using Larmor.Hal;

namespace Larmor.Benchmarks;

/// <summary>Where Larmor's convolution joins the benchmark; PyTorch's side is there already.</summary>
public static class ConvolutionSubject
{
    /// <summary>A convolution of that shape.</summary>
    /// <returns>Null as long as it is not written.</returns>
    public static IConvolution? Create(HostArithmetic host, ConvolutionShape shape) => null;
}
