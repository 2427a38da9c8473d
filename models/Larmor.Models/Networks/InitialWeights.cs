using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Weights to begin with, drawn on the host and programmed row by row.</summary>
internal static class InitialWeights
{
    /// <summary>Programs U(-b, b) with b = gain · sqrt(6 / (inputs + outputs)), biases 0 (Glorot and Bengio, 2010).</summary>
    internal static void Program(Placement placement, float gain, ulong seed, MixedPrecision? debtor = null)
    {
        Pcg32 random = new Pcg32(seed, DropoutStream.Weights);
        for (int l = 0; l < placement.Network.LayerCount; l++)
        {
            LayerSpec layer = placement.Network.Layer(l);
            float bound = gain * FloatMath.Sqrt(6f / (layer.InputCount + layer.OutputCount));
            float[] row = new float[layer.TileInputCount];
            for (int output = 0; output < layer.OutputCount; output++)
            {
                for (int i = 0; i < layer.InputCount; i++)
                {
                    row[i] = ((2f * random.NextFloat()) - 1f) * bound;
                }

                placement.Layer(l).Weights.Program(output, 1, row);
                debtor?.Owe(l, output, placement.Layer(l), row);
            }
        }
    }
}
