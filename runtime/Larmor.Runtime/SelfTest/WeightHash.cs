using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>Weights as one number: equal on two runtimes when every bit is.</summary>
/// <remarks>
/// FNV-1a, 32 bits (G. Fowler, L. C. Noll, K.-P. Vo, IETF draft-eastlake-fnv), over the little-endian bytes of each float; -0 counts as 0, which the
/// portable way to a float's bits cannot tell apart.
/// </remarks>
public static class WeightHash
{
    /// <summary>The hash of nothing.</summary>
    public const uint Empty = 2166136261u;

    private const uint Prime = 16777619u;

    /// <summary>Goes on with some weights.</summary>
    /// <param name="hash">So far.</param>
    /// <param name="weights">Any shape.</param>
    public static uint Add(uint hash, float[] weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            uint bits = (uint)FloatBits.Of(weights[i] + 0f);
            for (int shift = 0; shift < 32; shift += 8)
            {
                hash = (hash ^ ((bits >> shift) & 0xFFu)) * Prime;
            }
        }

        return hash;
    }

    /// <summary>All weights of a tile, output by output, bias last.</summary>
    public static uint Of(ITile tile)
    {
        float[] row = new float[tile.Forward.InputCount];
        uint hash = Empty;
        for (int output = 0; output < tile.Forward.OutputCount; output++)
        {
            tile.Weights.Read(output, 1, row);
            hash = Add(hash, row);
        }

        return hash;
    }
}
