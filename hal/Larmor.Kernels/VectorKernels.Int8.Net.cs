using System.Runtime.Intrinsics.X86;

namespace Larmor.Kernels;

internal sealed partial class VectorKernels<TLanes>
{
    // .NET 10 has the dot product of bytes for vectors of up to 256 bits: with it they do more per step than 512 bits without.
    private static bool IsWide => TLanes.VectorBits == 512 && !AvxVnni.IsSupported;

    public override void Multiply(sbyte[] x, int count, Int8Matrix w, int firstOutput, int endOutput, int[] y)
    {
        if (IsWide)
        {
            Int8Product<IntLanes512>.Multiply(x, count, w, firstOutput, endOutput, y);
        }
        else if (TLanes.VectorBits >= 256)
        {
            Int8Product<IntLanes256>.Multiply(x, count, w, firstOutput, endOutput, y);
        }
        else
        {
            Int8Product<IntLanes128>.Multiply(x, count, w, firstOutput, endOutput, y);
        }
    }

    public override void AddOuterRounded(
        sbyte[] pre, sbyte[] post, int count, FixedRate rate, ulong key, Int8Matrix w, int firstOutput, int endOutput)
    {
        if (TLanes.VectorBits == 512)
        {
            Int8Update<IntLanes512>.Add(pre, post, count, rate, key, w, firstOutput, endOutput);
        }
        else if (TLanes.VectorBits == 256)
        {
            Int8Update<IntLanes256>.Add(pre, post, count, rate, key, w, firstOutput, endOutput);
        }
        else
        {
            Int8Update<IntLanes128>.Add(pre, post, count, rate, key, w, firstOutput, endOutput);
        }
    }
}
