using System.Runtime.CompilerServices;

namespace Larmor.Kernels;

/// <content>The tiles that are narrower than a panel, made like the wide one.</content>
internal sealed partial class VectorKernels<TLanes>
{
    /// <summary>Six rows by 32 columns: twelve sums are enough to keep two multipliers of 512 bits busy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HalfTile(
        ref float a, ref int starts, nint aStep, int runs, int length, nint skip, ref float b, nint bStep,
        ref float held, ref float c, nint cRow, int rows)
    {
        nint r1 = rows > 1 ? 1 : rows - 1;
        nint r2 = rows > 2 ? 2 : rows - 1;
        nint r3 = rows > 3 ? 3 : rows - 1;
        nint r4 = rows > 4 ? 4 : rows - 1;
        nint r5 = rows > 5 ? 5 : rows - 1;
        ref float c1 = ref Unsafe.Add(ref c, r1 * cRow);
        ref float c2 = ref Unsafe.Add(ref c, r2 * cRow);
        ref float c3 = ref Unsafe.Add(ref c, r3 * cRow);
        ref float c4 = ref Unsafe.Add(ref c, r4 * cRow);
        ref float c5 = ref Unsafe.Add(ref c, r5 * cRow);
        TLanes s00, s01, s10, s11, s20, s21, s30, s31, s40, s41, s50, s51;
        if (Unsafe.IsNullRef(ref held))
        {
            s00 = TLanes.Load(ref c, 0);
            s01 = TLanes.Load(ref c, 16);
            s10 = TLanes.Load(ref c1, 0);
            s11 = TLanes.Load(ref c1, 16);
            s20 = TLanes.Load(ref c2, 0);
            s21 = TLanes.Load(ref c2, 16);
            s30 = TLanes.Load(ref c3, 0);
            s31 = TLanes.Load(ref c3, 16);
            s40 = TLanes.Load(ref c4, 0);
            s41 = TLanes.Load(ref c4, 16);
            s50 = TLanes.Load(ref c5, 0);
            s51 = TLanes.Load(ref c5, 16);
        }
        else
        {
            s00 = s10 = s20 = s30 = s40 = s50 = TLanes.Load(ref held, 0);
            s01 = s11 = s21 = s31 = s41 = s51 = TLanes.Load(ref held, 16);
        }

        nint r0 = starts;
        r1 = Unsafe.Add(ref starts, 1) - r0;
        r2 = Unsafe.Add(ref starts, 2) - r0;
        r3 = Unsafe.Add(ref starts, 3) - r0;
        r4 = Unsafe.Add(ref starts, 4) - r0;
        r5 = Unsafe.Add(ref starts, 5) - r0;
        a = ref Unsafe.Add(ref a, r0);
        for (int run = 0; run < runs; run++)
        {
            for (int k = 0; k < length; k++)
            {
                TLanes b0 = TLanes.Load(ref b, 0);
                TLanes b1 = TLanes.Load(ref b, 16);
                TLanes x = TLanes.Broadcast(a);
                TLanes.Accumulate(ref s00, x, b0);
                TLanes.Accumulate(ref s01, x, b1);
                TLanes x1 = TLanes.Broadcast(Unsafe.Add(ref a, r1));
                TLanes.Accumulate(ref s10, x1, b0);
                TLanes.Accumulate(ref s11, x1, b1);
                TLanes x2 = TLanes.Broadcast(Unsafe.Add(ref a, r2));
                TLanes.Accumulate(ref s20, x2, b0);
                TLanes.Accumulate(ref s21, x2, b1);
                TLanes x3 = TLanes.Broadcast(Unsafe.Add(ref a, r3));
                TLanes.Accumulate(ref s30, x3, b0);
                TLanes.Accumulate(ref s31, x3, b1);
                TLanes x4 = TLanes.Broadcast(Unsafe.Add(ref a, r4));
                TLanes.Accumulate(ref s40, x4, b0);
                TLanes.Accumulate(ref s41, x4, b1);
                TLanes x5 = TLanes.Broadcast(Unsafe.Add(ref a, r5));
                TLanes.Accumulate(ref s50, x5, b0);
                TLanes.Accumulate(ref s51, x5, b1);
                a = ref Unsafe.Add(ref a, aStep);
                b = ref Unsafe.Add(ref b, bStep);
            }

            a = ref Unsafe.Add(ref a, skip);
        }

        TLanes.Store(s00, ref c, 0);
        TLanes.Store(s01, ref c, 16);
        TLanes.Store(s10, ref c1, 0);
        TLanes.Store(s11, ref c1, 16);
        TLanes.Store(s20, ref c2, 0);
        TLanes.Store(s21, ref c2, 16);
        TLanes.Store(s30, ref c3, 0);
        TLanes.Store(s31, ref c3, 16);
        TLanes.Store(s40, ref c4, 0);
        TLanes.Store(s41, ref c4, 16);
        TLanes.Store(s50, ref c5, 0);
        TLanes.Store(s51, ref c5, 16);
    }

    /// <summary>Six rows by 16 columns: for narrower vectors, and for the last columns of a matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NarrowTile(
        ref float a, ref int starts, nint aStep, int runs, int length, nint skip, ref float b, nint bStep,
        ref float held, ref float c, nint cRow, int rows)
    {
        nint r1 = rows > 1 ? 1 : rows - 1;
        nint r2 = rows > 2 ? 2 : rows - 1;
        nint r3 = rows > 3 ? 3 : rows - 1;
        nint r4 = rows > 4 ? 4 : rows - 1;
        nint r5 = rows > 5 ? 5 : rows - 1;
        ref float c1 = ref Unsafe.Add(ref c, r1 * cRow);
        ref float c2 = ref Unsafe.Add(ref c, r2 * cRow);
        ref float c3 = ref Unsafe.Add(ref c, r3 * cRow);
        ref float c4 = ref Unsafe.Add(ref c, r4 * cRow);
        ref float c5 = ref Unsafe.Add(ref c, r5 * cRow);
        TLanes s00, s10, s20, s30, s40, s50;
        if (Unsafe.IsNullRef(ref held))
        {
            s00 = TLanes.Load(ref c, 0);
            s10 = TLanes.Load(ref c1, 0);
            s20 = TLanes.Load(ref c2, 0);
            s30 = TLanes.Load(ref c3, 0);
            s40 = TLanes.Load(ref c4, 0);
            s50 = TLanes.Load(ref c5, 0);
        }
        else
        {
            s00 = s10 = s20 = s30 = s40 = s50 = TLanes.Load(ref held, 0);
        }

        nint r0 = starts;
        r1 = Unsafe.Add(ref starts, 1) - r0;
        r2 = Unsafe.Add(ref starts, 2) - r0;
        r3 = Unsafe.Add(ref starts, 3) - r0;
        r4 = Unsafe.Add(ref starts, 4) - r0;
        r5 = Unsafe.Add(ref starts, 5) - r0;
        a = ref Unsafe.Add(ref a, r0);
        for (int run = 0; run < runs; run++)
        {
            for (int k = 0; k < length; k++)
            {
                TLanes b0 = TLanes.Load(ref b, 0);
                TLanes x = TLanes.Broadcast(a);
                TLanes.Accumulate(ref s00, x, b0);
                TLanes x1 = TLanes.Broadcast(Unsafe.Add(ref a, r1));
                TLanes.Accumulate(ref s10, x1, b0);
                TLanes x2 = TLanes.Broadcast(Unsafe.Add(ref a, r2));
                TLanes.Accumulate(ref s20, x2, b0);
                TLanes x3 = TLanes.Broadcast(Unsafe.Add(ref a, r3));
                TLanes.Accumulate(ref s30, x3, b0);
                TLanes x4 = TLanes.Broadcast(Unsafe.Add(ref a, r4));
                TLanes.Accumulate(ref s40, x4, b0);
                TLanes x5 = TLanes.Broadcast(Unsafe.Add(ref a, r5));
                TLanes.Accumulate(ref s50, x5, b0);
                a = ref Unsafe.Add(ref a, aStep);
                b = ref Unsafe.Add(ref b, bStep);
            }

            a = ref Unsafe.Add(ref a, skip);
        }

        TLanes.Store(s00, ref c, 0);
        TLanes.Store(s10, ref c1, 0);
        TLanes.Store(s20, ref c2, 0);
        TLanes.Store(s30, ref c3, 0);
        TLanes.Store(s40, ref c4, 0);
        TLanes.Store(s50, ref c5, 0);
    }
}
