using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Larmor.Kernels;

/// <summary>Products of batches that are not sparse; see the tiles for what they are made of.</summary>
internal sealed partial class VectorKernels<TLanes>
{
    // So many rows of a panel of weights (16 KB) stay in the first cache while all samples pass.
    private const int DenseBand = 64;

    private static bool HasWideTiles => TLanes.VectorBits == 512;

    public override void MultiplyWhole(ReadOnlySpan<float> a, int count, PanelMatrix m, int firstPanel, int endPanel, Span<float> y)
    {
        Span<float> pack = stackalloc float[Math.Min(count, DenseSamples) * PanelMatrix.FullPanelWidth];
        Span<float> nothing = stackalloc float[PanelMatrix.FullPanelWidth];
        nothing.Clear();
        int depth = m.RowCount;
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int width = m.WidthOf(panel);
            int used = Math.Min(width, m.ColumnCount - (panel * m.PanelWidth));
            for (int firstSample = 0; firstSample < count; firstSample += DenseSamples)
            {
                int samples = Math.Min(DenseSamples, count - firstSample);
                for (int row = 0; row < depth; row += DenseBand)
                {
                    AddProduct(
                        ref Unsafe.AsRef(in a[(firstSample * depth) + row]), depth, 1,
                        ref m.Data[m.StartOf(panel) + (row * width)], width,
                        ref row == 0 ? ref MemoryMarshal.GetReference(nothing) : ref Unsafe.NullRef<float>(),
                        ref MemoryMarshal.GetReference(pack), width,
                        samples, width, Math.Min(DenseBand, depth - row));
                }

                for (int s = 0; s < samples; s++)
                {
                    pack.Slice(s * width, used).CopyTo(y[(((firstSample + s) * m.ColumnCount) + (panel * m.PanelWidth))..]);
                }
            }
        }
    }

    public override void AddOuterWhole(
        ReadOnlySpan<float> a, ReadOnlySpan<float> e, int count, float factor, PanelMatrix m, int firstPanel, int endPanel, int firstRow, int endRow)
    {
        Span<float> pack = stackalloc float[Math.Min(count, DenseSamples) * PanelMatrix.FullPanelWidth];
        int rows = m.RowCount;
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int stride = m.WidthOf(panel);
            for (int column = 0; column < stride; column += PanelMatrix.FullPanelWidth)
            {
                int width = Math.Min(PanelMatrix.FullPanelWidth, stride - column);
                int place = (panel * m.PanelWidth) + column;
                for (int firstSample = 0; firstSample < count; firstSample += DenseSamples)
                {
                    int samples = Math.Min(DenseSamples, count - firstSample);
                    Pack(
                        e[((firstSample * m.ColumnCount) + place)..], m.ColumnCount, Math.Min(width, m.ColumnCount - place), factor,
                        pack, width, samples);
                    AddProduct(
                        ref Unsafe.AsRef(in a[(firstSample * rows) + firstRow]), 1, rows,
                        ref MemoryMarshal.GetReference(pack), width,
                        ref Unsafe.NullRef<float>(), ref m.Data[m.StartOf(panel) + (firstRow * stride) + column], stride,
                        endRow - firstRow, width, samples);
                }
            }
        }
    }

    /// <summary>C[rows, columns] += Aᵀ · B over some depth, tile by tile.</summary>
    private static void AddProduct(
        ref float a, int aRow, int aStep, ref float b, int bStep, ref float held, ref float c, int cRow,
        int rows, int columns, int depth)
    {
        Span<int> starts = stackalloc int[TileRows];
        for (int row = 0; row < rows; row += TileRows)
        {
            int here = Math.Min(TileRows, rows - row);
            for (int r = 0; r < TileRows; r++)
            {
                starts[r] = Math.Min(r, here - 1) * aRow;
            }

            AddTiles(
                ref Unsafe.Add(ref a, row * aRow), ref MemoryMarshal.GetReference(starts), aStep, 1, depth, 0,
                ref b, bStep, ref held, ref Unsafe.Add(ref c, row * cRow), cRow, here, columns);
        }
    }

    /// <summary>The row that sums begin at, some columns further; null stays null.</summary>
    private static ref float Held(ref float held, int column) =>
        ref Unsafe.IsNullRef(ref held) ? ref held : ref Unsafe.Add(ref held, column);

    /// <summary>Up to six rows by any multiple of 16 columns, in tiles as wide as the processor's registers allow.</summary>
    private static void AddTiles(
        ref float a, ref int starts, int aStep, int runs, int length, int skip, ref float b, int bStep,
        ref float held, ref float c, int cRow, int rows, int columns)
    {
        int column = 0;
        for (; HasWideTiles && column + WideColumns <= columns; column += WideColumns)
        {
            WideTile(
                ref a, ref starts, aStep, runs, length, skip, ref Unsafe.Add(ref b, column), bStep,
                ref Held(ref held, column), ref Unsafe.Add(ref c, column), cRow, rows);
        }

        for (; HasWideTiles && column + HalfColumns <= columns; column += HalfColumns)
        {
            HalfTile(
                ref a, ref starts, aStep, runs, length, skip, ref Unsafe.Add(ref b, column), bStep,
                ref Held(ref held, column), ref Unsafe.Add(ref c, column), cRow, rows);
        }

        for (; column < columns; column += Lane)
        {
            NarrowTile(
                ref a, ref starts, aStep, runs, length, skip, ref Unsafe.Add(ref b, column), bStep,
                ref Held(ref held, column), ref Unsafe.Add(ref c, column), cRow, rows);
        }
    }
}
