using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>First weights of <see cref="SelfContrastive"/>.</summary>
internal static class ContrastWeights
{
    private const ulong Stream = 12;

    /// <summary>Programs the weights: U(-1 / sqrt(n), 1 / sqrt(n)) for biases, and for weights unless Glorot and Bengio (2010) is asked.</summary>
    internal static void Program(Placement placement, SelfContrastiveOptions options)
    {
        Pcg32 random = new Pcg32(options.Seed, Stream);
        for (int l = 0; l < options.Layers.Length; l++)
        {
            LayerSpec spec = placement.Network.Layer(l);
            ConvolutionOptions? convolution = options.Layers[l].Convolution;
            int area = convolution == null ? 1 : convolution.Kernel * convolution.Kernel;
            float biasBound = 1f / FloatMath.Sqrt(spec.InputCount);
            float bound = options.GlorotWeights
                ? FloatMath.Sqrt(6f / (spec.InputCount + ((float)spec.OutputCount * area)))
                : biasBound;
            float[] row = new float[spec.TileInputCount];
            for (int output = 0; output < spec.OutputCount; output++)
            {
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = ((2f * random.NextFloat()) - 1f) * (i < spec.InputCount ? bound : biasBound);
                }

                placement.Layer(l).Weights.Program(output, 1, row);
            }
        }
    }
}
