using System;
using System.Runtime.CompilerServices;

namespace Larmor.Kernels;

/// <summary>The visits to two panels of weights at once.</summary>
internal sealed partial class VectorKernels<TLanes>
{
    private static void MultiplyTwo(
        ReadOnlySpan<int> index, ReadOnlySpan<float> value, ref float weights, ref float next, ref float output, bool fresh)
    {
        TLanes s0 = fresh ? TLanes.Zero : TLanes.Load(ref output, 0);
        TLanes s1 = fresh ? TLanes.Zero : TLanes.Load(ref output, 16);
        TLanes s2 = fresh ? TLanes.Zero : TLanes.Load(ref output, 32);
        TLanes s3 = fresh ? TLanes.Zero : TLanes.Load(ref output, 48);
        TLanes s4 = fresh ? TLanes.Zero : TLanes.Load(ref output, 64);
        TLanes s5 = fresh ? TLanes.Zero : TLanes.Load(ref output, 80);
        TLanes s6 = fresh ? TLanes.Zero : TLanes.Load(ref output, 96);
        TLanes s7 = fresh ? TLanes.Zero : TLanes.Load(ref output, 112);
        for (int pair = 0; pair < index.Length; pair++)
        {
            TLanes x = TLanes.Broadcast(value[pair]);
            int place = index[pair] * PanelMatrix.FullPanelWidth;
            ref float row = ref Unsafe.Add(ref weights, place);
            ref float other = ref Unsafe.Add(ref next, place);
            TLanes.Accumulate(ref s0, x, ref row, 0);
            TLanes.Accumulate(ref s1, x, ref row, 16);
            TLanes.Accumulate(ref s2, x, ref row, 32);
            TLanes.Accumulate(ref s3, x, ref row, 48);
            TLanes.Accumulate(ref s4, x, ref other, 0);
            TLanes.Accumulate(ref s5, x, ref other, 16);
            TLanes.Accumulate(ref s6, x, ref other, 32);
            TLanes.Accumulate(ref s7, x, ref other, 48);
        }

        TLanes.Store(s0, ref output, 0);
        TLanes.Store(s1, ref output, 16);
        TLanes.Store(s2, ref output, 32);
        TLanes.Store(s3, ref output, 48);
        TLanes.Store(s4, ref output, 64);
        TLanes.Store(s5, ref output, 80);
        TLanes.Store(s6, ref output, 96);
        TLanes.Store(s7, ref output, 112);
    }

    private static void AddTwo(
        ReadOnlySpan<int> sample, ReadOnlySpan<float> value, ref float error, int stride, ref float weights, ref float next)
    {
        TLanes s0 = TLanes.Load(ref weights, 0);
        TLanes s1 = TLanes.Load(ref weights, 16);
        TLanes s2 = TLanes.Load(ref weights, 32);
        TLanes s3 = TLanes.Load(ref weights, 48);
        TLanes s4 = TLanes.Load(ref next, 0);
        TLanes s5 = TLanes.Load(ref next, 16);
        TLanes s6 = TLanes.Load(ref next, 32);
        TLanes s7 = TLanes.Load(ref next, 48);
        for (int pair = 0; pair < sample.Length; pair++)
        {
            TLanes x = TLanes.Broadcast(value[pair]);
            ref float row = ref Unsafe.Add(ref error, sample[pair] * stride);
            TLanes.Accumulate(ref s0, x, ref row, 0);
            TLanes.Accumulate(ref s1, x, ref row, 16);
            TLanes.Accumulate(ref s2, x, ref row, 32);
            TLanes.Accumulate(ref s3, x, ref row, 48);
            TLanes.Accumulate(ref s4, x, ref row, 64);
            TLanes.Accumulate(ref s5, x, ref row, 80);
            TLanes.Accumulate(ref s6, x, ref row, 96);
            TLanes.Accumulate(ref s7, x, ref row, 112);
        }

        TLanes.Store(s0, ref weights, 0);
        TLanes.Store(s1, ref weights, 16);
        TLanes.Store(s2, ref weights, 32);
        TLanes.Store(s3, ref weights, 48);
        TLanes.Store(s4, ref next, 0);
        TLanes.Store(s5, ref next, 16);
        TLanes.Store(s6, ref next, 32);
        TLanes.Store(s7, ref next, 48);
    }
}
