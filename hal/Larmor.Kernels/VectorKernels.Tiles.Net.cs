using System.Runtime.CompilerServices;

namespace Larmor.Kernels;

/// <summary>The register tiles that all dense products are made of: C += Aᵀ · B on a few rows of 16, 32 or 64 columns.</summary>
/// <remarks>
/// <c>C[r, j] += Σ_k A[r, k] · B[k, j]</c>, summed in the order of k, so that a dense product has the bits of one that skips zeros.
/// Row r of A begins at <c>a[starts[r]]</c>, so that rows may be samples (a forward product), inputs (an update), or patches of an image
/// and what they touch; it is read in some runs of so many elements <c>aStep</c> apart, <c>skip</c> more from one run to the next.
/// Sums begin at C, or at one row for all, when that is not null. With fewer rows than the tile has, <c>starts</c> repeats the last one, which is computed again in place of the missing ones.
/// </remarks>
internal sealed partial class VectorKernels<TLanes>
{
    private const int TileRows = 6;
    private const int WideColumns = 64;
    private const int HalfColumns = 32;
    private const int ShortDepth = 128;

    /// <summary>Six rows by 64 columns: 24 sums, for processors with 32 registers of 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WideTile(
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
        TLanes s00, s01, s02, s03;
        TLanes s10, s11, s12, s13;
        TLanes s20, s21, s22, s23;
        TLanes s30, s31, s32, s33;
        TLanes s40, s41, s42, s43;
        TLanes s50, s51, s52, s53;
        if (Unsafe.IsNullRef(ref held))
        {
            s00 = TLanes.Load(ref c, 0);
            s01 = TLanes.Load(ref c, 16);
            s02 = TLanes.Load(ref c, 32);
            s03 = TLanes.Load(ref c, 48);
            s10 = TLanes.Load(ref c1, 0);
            s11 = TLanes.Load(ref c1, 16);
            s12 = TLanes.Load(ref c1, 32);
            s13 = TLanes.Load(ref c1, 48);
            s20 = TLanes.Load(ref c2, 0);
            s21 = TLanes.Load(ref c2, 16);
            s22 = TLanes.Load(ref c2, 32);
            s23 = TLanes.Load(ref c2, 48);
            s30 = TLanes.Load(ref c3, 0);
            s31 = TLanes.Load(ref c3, 16);
            s32 = TLanes.Load(ref c3, 32);
            s33 = TLanes.Load(ref c3, 48);
            s40 = TLanes.Load(ref c4, 0);
            s41 = TLanes.Load(ref c4, 16);
            s42 = TLanes.Load(ref c4, 32);
            s43 = TLanes.Load(ref c4, 48);
            s50 = TLanes.Load(ref c5, 0);
            s51 = TLanes.Load(ref c5, 16);
            s52 = TLanes.Load(ref c5, 32);
            s53 = TLanes.Load(ref c5, 48);
        }
        else
        {
            s00 = s10 = s20 = s30 = s40 = s50 = TLanes.Load(ref held, 0);
            s01 = s11 = s21 = s31 = s41 = s51 = TLanes.Load(ref held, 16);
            s02 = s12 = s22 = s32 = s42 = s52 = TLanes.Load(ref held, 32);
            s03 = s13 = s23 = s33 = s43 = s53 = TLanes.Load(ref held, 48);
        }

        nint r0 = starts;
        r1 = Unsafe.Add(ref starts, 1) - r0;
        r2 = Unsafe.Add(ref starts, 2) - r0;
        r3 = Unsafe.Add(ref starts, 3) - r0;
        r4 = Unsafe.Add(ref starts, 4) - r0;
        r5 = Unsafe.Add(ref starts, 5) - r0;
        a = ref Unsafe.Add(ref a, r0);
        if (runs * length <= ShortDepth)
        {
            // The tile is over before its sums are here: the next one's are sent for.
            ref float next = ref Unsafe.Add(ref c, TileRows * cRow);
            for (int row = 0; row < TileRows; row++)
            {
                TLanes.Prefetch(ref next, 0);
                TLanes.Prefetch(ref next, 16);
                TLanes.Prefetch(ref next, 32);
                TLanes.Prefetch(ref next, 48);
                next = ref Unsafe.Add(ref next, cRow);
            }
        }

        for (int run = 0; run < runs; run++)
        {
            for (int k = 0; k < length; k++)
            {
                TLanes b0 = TLanes.Load(ref b, 0);
                TLanes b1 = TLanes.Load(ref b, 16);
                TLanes b2 = TLanes.Load(ref b, 32);
                TLanes b3 = TLanes.Load(ref b, 48);
                TLanes x = TLanes.Broadcast(a);
                TLanes.Accumulate(ref s00, x, b0);
                TLanes.Accumulate(ref s01, x, b1);
                TLanes.Accumulate(ref s02, x, b2);
                TLanes.Accumulate(ref s03, x, b3);
                TLanes x1 = TLanes.Broadcast(Unsafe.Add(ref a, r1));
                TLanes.Accumulate(ref s10, x1, b0);
                TLanes.Accumulate(ref s11, x1, b1);
                TLanes.Accumulate(ref s12, x1, b2);
                TLanes.Accumulate(ref s13, x1, b3);
                TLanes x2 = TLanes.Broadcast(Unsafe.Add(ref a, r2));
                TLanes.Accumulate(ref s20, x2, b0);
                TLanes.Accumulate(ref s21, x2, b1);
                TLanes.Accumulate(ref s22, x2, b2);
                TLanes.Accumulate(ref s23, x2, b3);
                TLanes x3 = TLanes.Broadcast(Unsafe.Add(ref a, r3));
                TLanes.Accumulate(ref s30, x3, b0);
                TLanes.Accumulate(ref s31, x3, b1);
                TLanes.Accumulate(ref s32, x3, b2);
                TLanes.Accumulate(ref s33, x3, b3);
                TLanes x4 = TLanes.Broadcast(Unsafe.Add(ref a, r4));
                TLanes.Accumulate(ref s40, x4, b0);
                TLanes.Accumulate(ref s41, x4, b1);
                TLanes.Accumulate(ref s42, x4, b2);
                TLanes.Accumulate(ref s43, x4, b3);
                TLanes x5 = TLanes.Broadcast(Unsafe.Add(ref a, r5));
                TLanes.Accumulate(ref s50, x5, b0);
                TLanes.Accumulate(ref s51, x5, b1);
                TLanes.Accumulate(ref s52, x5, b2);
                TLanes.Accumulate(ref s53, x5, b3);
                a = ref Unsafe.Add(ref a, aStep);
                b = ref Unsafe.Add(ref b, bStep);
            }

            a = ref Unsafe.Add(ref a, skip);
        }

        TLanes.Store(s00, ref c, 0);
        TLanes.Store(s01, ref c, 16);
        TLanes.Store(s02, ref c, 32);
        TLanes.Store(s03, ref c, 48);
        TLanes.Store(s10, ref c1, 0);
        TLanes.Store(s11, ref c1, 16);
        TLanes.Store(s12, ref c1, 32);
        TLanes.Store(s13, ref c1, 48);
        TLanes.Store(s20, ref c2, 0);
        TLanes.Store(s21, ref c2, 16);
        TLanes.Store(s22, ref c2, 32);
        TLanes.Store(s23, ref c2, 48);
        TLanes.Store(s30, ref c3, 0);
        TLanes.Store(s31, ref c3, 16);
        TLanes.Store(s32, ref c3, 32);
        TLanes.Store(s33, ref c3, 48);
        TLanes.Store(s40, ref c4, 0);
        TLanes.Store(s41, ref c4, 16);
        TLanes.Store(s42, ref c4, 32);
        TLanes.Store(s43, ref c4, 48);
        TLanes.Store(s50, ref c5, 0);
        TLanes.Store(s51, ref c5, 16);
        TLanes.Store(s52, ref c5, 32);
        TLanes.Store(s53, ref c5, 48);
    }
}
