using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>First weights of <see cref="SelfContrastive"/> and <see cref="SelfContrastiveRecurrent"/>.</summary>
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
            Program(placement.Layer(l), random, new float[spec.TileInputCount], spec.OutputCount, spec.InputCount, bound, biasBound);
        }
    }

    /// <summary>Programs both directions of the recurrent form: U(-1 / sqrt(units), 1 / sqrt(units)).</summary>
    internal static void Program(Placement placement, RecurrentContrastOptions options, int inputCount)
    {
        Pcg32 random = new Pcg32(options.Seed, Stream);
        float bound = 1f / FloatMath.Sqrt(options.UnitCount);
        for (int direction = 0; direction < 2; direction++)
        {
            Program(placement.Layer(direction), random, new float[inputCount], options.UnitCount, inputCount, bound, bound);
        }
    }

    private static void Program(ITile tile, Pcg32 random, float[] row, int outputCount, int weightCount, float bound, float biasBound)
    {
        for (int output = 0; output < outputCount; output++)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = ((2f * random.NextFloat()) - 1f) * (i < weightCount ? bound : biasBound);
            }

            tile.Weights.Program(output, 1, row);
        }
    }
}
