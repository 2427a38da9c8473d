using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Kernels;

/// <summary>The product with the transposed weights: every result is the dot product of two long rows.</summary>
/// <remarks>
/// Each result of a small batch is summed in sixteen lanes over at most <see cref="BlockPanels"/> panels of one width, the lanes are added
/// as a tree, and the blocks one after another; in a large batch it is summed column by column. The order never depends on the tile.
/// </remarks>
internal sealed partial class VectorKernels<TLanes>
{
    private const int DotRows = 4;
    private const int DotSamples = 6;
    private const int BlockPanels = 16;

    // From so many vectors on it pays to turn the weights round in the first cache and to multiply them as in a forward product.
    private const int TurnLeast = 32;

    public override void MultiplyTransposed(ReadOnlySpan<float> e, int count, PanelMatrix m, int firstRow, int endRow, Span<float> z)
    {
        if (count >= TurnLeast)
        {
            MultiplyTurned(e, count, m, firstRow, endRow, z);
            return;
        }

        Span<float> tile = stackalloc float[DotRows * DotSamples * Lane];
        ref float sums = ref MemoryMarshal.GetReference(tile);
        int lastFull = m.WidthOf(m.PanelCount - 1) == m.PanelWidth ? m.PanelCount : m.PanelCount - 1;
        int panels;
        for (int panel = 0; panel < m.PanelCount; panel += panels)
        {
            panels = panel < lastFull ? Math.Min(BlockPanels, lastFull - panel) : 1;
            int width = m.WidthOf(panel);
            int nextPanel = m.StartOf(panel + 1) - m.StartOf(panel);
            for (int first = 0; first < count; first += DotSamples)
            {
                int samples = Math.Min(DotSamples, count - first);
                ref float errors = ref Unsafe.AsRef(in e[(first * m.Stride) + (panel * m.PanelWidth)]);
                for (int row = firstRow; row < endRow; row += DotRows)
                {
                    int here = Math.Min(DotRows, endRow - row);
                    ref float weights = ref m.Data[m.StartOf(panel) + (row * width)];
                    ref float results = ref z[(first * m.RowCount) + row];
                    if (HasWideTiles && here == DotRows && width == PanelMatrix.FullPanelWidth)
                    {
                        WideDots(ref weights, nextPanel, panels, ref errors, m.Stride, samples, ref sums);
                        AddFourSums(ref sums, samples, panel == 0, ref results, m.RowCount);
                        continue;
                    }

                    for (int r = 0; r < here; r += 2)
                    {
                        for (int s = 0; s < samples; s += 2)
                        {
                            NarrowDots(
                                ref Unsafe.Add(ref weights, r * width), nextPanel, panels, width, here - r,
                                ref Unsafe.Add(ref errors, s * m.Stride), m.Stride, samples - s, ref sums);
                            AddSums(
                                ref sums, 2, Math.Min(2, here - r), Math.Min(2, samples - s), panel == 0,
                                ref Unsafe.Add(ref results, (s * m.RowCount) + r), m.RowCount);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Four rows of full panels by six samples: 24 sums, for processors with 32 registers of 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WideDots(ref float w, nint nextPanel, int panels, ref float error, nint errorRow, int samples, ref float sums)
    {
        const int Width = PanelMatrix.FullPanelWidth;
        nint e1 = (samples > 1 ? 1 : samples - 1) * errorRow;
        nint e2 = (samples > 2 ? 2 : samples - 1) * errorRow;
        nint e3 = (samples > 3 ? 3 : samples - 1) * errorRow;
        nint e4 = (samples > 4 ? 4 : samples - 1) * errorRow;
        nint e5 = (samples > 5 ? 5 : samples - 1) * errorRow;
        TLanes s00 = TLanes.Zero;
        TLanes s01 = TLanes.Zero;
        TLanes s02 = TLanes.Zero;
        TLanes s03 = TLanes.Zero;
        TLanes s04 = TLanes.Zero;
        TLanes s05 = TLanes.Zero;
        TLanes s10 = TLanes.Zero;
        TLanes s11 = TLanes.Zero;
        TLanes s12 = TLanes.Zero;
        TLanes s13 = TLanes.Zero;
        TLanes s14 = TLanes.Zero;
        TLanes s15 = TLanes.Zero;
        TLanes s20 = TLanes.Zero;
        TLanes s21 = TLanes.Zero;
        TLanes s22 = TLanes.Zero;
        TLanes s23 = TLanes.Zero;
        TLanes s24 = TLanes.Zero;
        TLanes s25 = TLanes.Zero;
        TLanes s30 = TLanes.Zero;
        TLanes s31 = TLanes.Zero;
        TLanes s32 = TLanes.Zero;
        TLanes s33 = TLanes.Zero;
        TLanes s34 = TLanes.Zero;
        TLanes s35 = TLanes.Zero;
        for (int panel = 0; panel < panels; panel++)
        {
            for (nint c = 0; c < Width; c += Lane)
            {
                TLanes weight0 = TLanes.Load(ref Unsafe.Add(ref w, c), 0);
                TLanes weight1 = TLanes.Load(ref Unsafe.Add(ref w, c), Width);
                TLanes weight2 = TLanes.Load(ref Unsafe.Add(ref w, c), 2 * Width);
                TLanes weight3 = TLanes.Load(ref Unsafe.Add(ref w, c), 3 * Width);
                TLanes drive = TLanes.Load(ref error, 0);
                TLanes.Accumulate(ref s00, weight0, drive);
                TLanes.Accumulate(ref s10, weight1, drive);
                TLanes.Accumulate(ref s20, weight2, drive);
                TLanes.Accumulate(ref s30, weight3, drive);
                TLanes drive1 = TLanes.Load(ref Unsafe.Add(ref error, e1), 0);
                TLanes.Accumulate(ref s01, weight0, drive1);
                TLanes.Accumulate(ref s11, weight1, drive1);
                TLanes.Accumulate(ref s21, weight2, drive1);
                TLanes.Accumulate(ref s31, weight3, drive1);
                TLanes drive2 = TLanes.Load(ref Unsafe.Add(ref error, e2), 0);
                TLanes.Accumulate(ref s02, weight0, drive2);
                TLanes.Accumulate(ref s12, weight1, drive2);
                TLanes.Accumulate(ref s22, weight2, drive2);
                TLanes.Accumulate(ref s32, weight3, drive2);
                TLanes drive3 = TLanes.Load(ref Unsafe.Add(ref error, e3), 0);
                TLanes.Accumulate(ref s03, weight0, drive3);
                TLanes.Accumulate(ref s13, weight1, drive3);
                TLanes.Accumulate(ref s23, weight2, drive3);
                TLanes.Accumulate(ref s33, weight3, drive3);
                TLanes drive4 = TLanes.Load(ref Unsafe.Add(ref error, e4), 0);
                TLanes.Accumulate(ref s04, weight0, drive4);
                TLanes.Accumulate(ref s14, weight1, drive4);
                TLanes.Accumulate(ref s24, weight2, drive4);
                TLanes.Accumulate(ref s34, weight3, drive4);
                TLanes drive5 = TLanes.Load(ref Unsafe.Add(ref error, e5), 0);
                TLanes.Accumulate(ref s05, weight0, drive5);
                TLanes.Accumulate(ref s15, weight1, drive5);
                TLanes.Accumulate(ref s25, weight2, drive5);
                TLanes.Accumulate(ref s35, weight3, drive5);
                error = ref Unsafe.Add(ref error, Lane);
            }

            w = ref Unsafe.Add(ref w, nextPanel);
        }

        TLanes.Store(s00, ref sums, 0 * Lane);
        TLanes.Store(s10, ref sums, 1 * Lane);
        TLanes.Store(s20, ref sums, 2 * Lane);
        TLanes.Store(s30, ref sums, 3 * Lane);
        TLanes.Store(s01, ref sums, 4 * Lane);
        TLanes.Store(s11, ref sums, 5 * Lane);
        TLanes.Store(s21, ref sums, 6 * Lane);
        TLanes.Store(s31, ref sums, 7 * Lane);
        TLanes.Store(s02, ref sums, 8 * Lane);
        TLanes.Store(s12, ref sums, 9 * Lane);
        TLanes.Store(s22, ref sums, 10 * Lane);
        TLanes.Store(s32, ref sums, 11 * Lane);
        TLanes.Store(s03, ref sums, 12 * Lane);
        TLanes.Store(s13, ref sums, 13 * Lane);
        TLanes.Store(s23, ref sums, 14 * Lane);
        TLanes.Store(s33, ref sums, 15 * Lane);
        TLanes.Store(s04, ref sums, 16 * Lane);
        TLanes.Store(s14, ref sums, 17 * Lane);
        TLanes.Store(s24, ref sums, 18 * Lane);
        TLanes.Store(s34, ref sums, 19 * Lane);
        TLanes.Store(s05, ref sums, 20 * Lane);
        TLanes.Store(s15, ref sums, 21 * Lane);
        TLanes.Store(s25, ref sums, 22 * Lane);
        TLanes.Store(s35, ref sums, 23 * Lane);
    }

    /// <summary>Two rows by two samples, of any width; a missing second one repeats the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NarrowDots(
        ref float w, nint nextPanel, int panels, int width, int rows, ref float error, nint errorRow, int samples, ref float sums)
    {
        nint w1 = rows > 1 ? width : 0;
        nint e1 = (samples > 1 ? 1 : samples - 1) * errorRow;
        TLanes s00 = TLanes.Zero;
        TLanes s01 = TLanes.Zero;
        TLanes s10 = TLanes.Zero;
        TLanes s11 = TLanes.Zero;
        for (int panel = 0; panel < panels; panel++)
        {
            for (int c = 0; c < width; c += Lane)
            {
                TLanes weight0 = TLanes.Load(ref w, c);
                TLanes weight1 = TLanes.Load(ref Unsafe.Add(ref w, w1), c);
                TLanes drive = TLanes.Load(ref error, 0);
                TLanes.Accumulate(ref s00, weight0, drive);
                TLanes.Accumulate(ref s10, weight1, drive);
                TLanes drive1 = TLanes.Load(ref Unsafe.Add(ref error, e1), 0);
                TLanes.Accumulate(ref s01, weight0, drive1);
                TLanes.Accumulate(ref s11, weight1, drive1);
                error = ref Unsafe.Add(ref error, Lane);
            }

            w = ref Unsafe.Add(ref w, nextPanel);
        }

        TLanes.Store(s00, ref sums, 0 * Lane);
        TLanes.Store(s10, ref sums, 1 * Lane);
        TLanes.Store(s01, ref sums, 2 * Lane);
        TLanes.Store(s11, ref sums, 3 * Lane);
    }

    /// <summary>Adds up the lanes of a tile of sums, sample by sample, into the results.</summary>
    private static void AddSums(ref float sums, int sumRows, int rows, int samples, bool fresh, ref float results, int resultRow)
    {
        for (int s = 0; s < samples; s++)
        {
            for (int r = 0; r < rows; r++)
            {
                float sum = TLanes.Sum(TLanes.Load(ref sums, ((s * sumRows) + r) * Lane));
                ref float result = ref Unsafe.Add(ref results, (s * resultRow) + r);
                result = fresh ? sum : result + sum;
            }
        }
    }

    /// <summary>The same for four rows at once, which share the shuffles.</summary>
    private static void AddFourSums(ref float sums, int samples, bool fresh, ref float results, nint resultRow)
    {
        for (int s = 0; s < samples; s++)
        {
            Vector128<float> total = SumOfFour(
                TLanes.Fold(TLanes.Load(ref sums, 0)), TLanes.Fold(TLanes.Load(ref sums, Lane)),
                TLanes.Fold(TLanes.Load(ref sums, 2 * Lane)), TLanes.Fold(TLanes.Load(ref sums, 3 * Lane)));
            if (!fresh)
            {
                total += Vector128.LoadUnsafe(ref results);
            }

            total.StoreUnsafe(ref results);
            sums = ref Unsafe.Add(ref sums, DotRows * Lane);
            results = ref Unsafe.Add(ref results, resultRow);
        }
    }

    /// <summary>(0 + 2) + (1 + 3) of each of four vectors, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SumOfFour(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        Vector128<float> first = Vector128.Create(a.GetLower(), b.GetLower()) + Vector128.Create(a.GetUpper(), b.GetUpper());
        Vector128<float> second = Vector128.Create(c.GetLower(), d.GetLower()) + Vector128.Create(c.GetUpper(), d.GetUpper());
        if (Sse.IsSupported)
        {
            return Sse.Shuffle(first, second, 0b10_00_10_00) + Sse.Shuffle(first, second, 0b11_01_11_01);
        }

        return Vector128.Create(first[0] + first[1], first[2] + first[3], second[0] + second[1], second[2] + second[3]);
    }
}
