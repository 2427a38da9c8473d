using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Larmor.Kernels;

/// <content>Convolutions: the register tiles read patches where they lie in the image, nothing is unfolded.</content>
internal sealed partial class VectorKernels<TLanes>
{
    // Sums of so many positions (24 KB for a panel) stay in the first or second cache while the weights pass.
    private const int PatchPositions = 96;

    // At most so many values of a patch at a time: their weights (24 KB) stay in the first cache while the positions pass.
    private const int PatchBand = 96;

    // Errors of so many positions are packed while all taps pass.
    private const int PatchDepth = 128;

    public override void MultiplyPatches(
        float[] images, int imageStart, PatchGrid grid, float bias, PanelMatrix m, int firstPosition, int endPosition, float[] y, int yStart)
    {
        Span<float> pack = stackalloc float[Math.Min(PatchPositions, endPosition - firstPosition) * m.PanelWidth];
        Span<float> held = stackalloc float[PanelMatrix.FullPanelWidth];
        ref float image = ref images[imageStart];
        int together = Math.Max(1, PatchBand / grid.RunLength);
        int bands = (grid.RunLength + PatchBand - 1) / PatchBand;
        int band = (grid.RunLength + bands - 1) / bands;
        for (int first = firstPosition; first < endPosition; first += PatchPositions)
        {
            int positions = Math.Min(PatchPositions, endPosition - first);
            for (int panel = 0; panel < m.PanelCount; panel++)
            {
                int width = m.WidthOf(panel);
                int used = Math.Min(width, m.ColumnCount - (panel * m.PanelWidth));
                ref float weights = ref m.Data[m.StartOf(panel)];
                int place = yStart + (first * m.ColumnCount) + (panel * m.PanelWidth);

                // Sums that are done in one go need not wait in a pack.
                bool direct = together >= grid.Runs && bands == 1 && used == width;
                ref float sums = ref direct ? ref y[place] : ref MemoryMarshal.GetReference(pack);
                Hold(bias, m, panel, grid.PatchLength, held);
                for (int run = 0; run < grid.Runs; run += together)
                {
                    int runs = Math.Min(together, grid.Runs - run);
                    for (int tap = 0; tap < grid.RunLength; tap += band)
                    {
                        AddPatches(
                            ref Unsafe.Add(ref image, (run * grid.RowLength) + tap), grid.PositionStarts.AsSpan(first), 1, runs,
                            Math.Min(band, grid.RunLength - tap), grid.RowLength - grid.RunLength,
                            ref Unsafe.Add(ref weights, ((run * grid.RunLength) + tap) * width), width,
                            ref run + tap == 0 ? ref MemoryMarshal.GetReference(held) : ref Unsafe.NullRef<float>(),
                            ref sums, direct ? m.ColumnCount : width, positions, width);
                    }
                }

                for (int p = 0; p < positions && !direct; p++)
                {
                    pack.Slice(p * width, used).CopyTo(y.AsSpan(place + (p * m.ColumnCount)));
                }
            }
        }
    }

    public override void AddOuterPatches(
        float[] images, int firstImage, int endImage, PatchGrid grid, float bias, float[] errors, float factor,
        PanelMatrix m, int panel, int firstTap, int endTap)
    {
        int width = m.WidthOf(panel);
        int columns = Math.Min(PatchDepth, grid.Columns);
        int rows = Math.Min(grid.Rows, PatchDepth / columns);
        Span<float> pack = stackalloc float[rows * columns * width];
        ref float weights = ref m.Data[m.StartOf(panel)];
        for (int image = firstImage; image < endImage; image++)
        {
            for (int row = 0; row < grid.Rows; row += rows)
            {
                int runs = Math.Min(rows, grid.Rows - row);
                for (int column = 0; column < grid.Columns; column += columns)
                {
                    int length = Math.Min(columns, grid.Columns - column);
                    for (int run = 0; run < runs; run++)
                    {
                        int position = (image * grid.Positions) + ((row + run) * grid.Columns) + column;
                        Pack(
                            errors.AsSpan((position * m.ColumnCount) + (panel * m.PanelWidth)), m.ColumnCount,
                            Math.Min(width, m.ColumnCount - (panel * m.PanelWidth)), factor, pack[(run * length * width)..], width, length);
                    }

                    AddPatches(
                        ref images[(image * grid.ImageLength) + (row * grid.RowLength) + (column * grid.Channels)],
                        grid.TapStarts.AsSpan(firstTap), grid.Channels, runs, length, (grid.Width - length) * grid.Channels,
                        ref MemoryMarshal.GetReference(pack), width,
                        ref Unsafe.NullRef<float>(), ref Unsafe.Add(ref weights, firstTap * width), width,
                        endTap - firstTap, width);
                    if (endTap == grid.PatchLength && m.RowCount > endTap)
                    {
                        AddHeld(pack, runs * length, width, bias, ref Unsafe.Add(ref weights, endTap * width));
                    }
                }
            }
        }
    }

    /// <summary>The row that sums begin at: what the bias input adds, or 0.</summary>
    private static void Hold(float bias, PanelMatrix m, int panel, int patchLength, Span<float> held)
    {
        int width = m.WidthOf(panel);
        for (int c = 0; c < width; c++)
        {
            held[c] = m.RowCount > patchLength ? bias * m.Data[m.StartOf(panel) + (patchLength * width) + c] : 0f;
        }
    }

    /// <summary>Rows of errors times a factor, padded with zeros to a panel's width.</summary>
    private static void Pack(ReadOnlySpan<float> errors, int stride, int used, float factor, Span<float> pack, int width, int count)
    {
        TLanes factors = TLanes.Broadcast(factor);
        int whole = used / Lane * Lane;
        for (int p = 0; p < count; p++)
        {
            ref float from = ref Unsafe.AsRef(in errors[p * stride]);
            ref float to = ref pack[p * width];
            for (int c = 0; c < whole; c += Lane)
            {
                TLanes.Store(TLanes.Multiply(TLanes.Load(ref from, c), factors), ref to, c);
            }

            for (int c = whole; c < width; c++)
            {
                Unsafe.Add(ref to, c) = c < used ? errors[(p * stride) + c] * factor : 0f;
            }
        }
    }

    /// <summary>The bias's row of an update.</summary>
    private static void AddHeld(Span<float> pack, int positions, int width, float bias, ref float weights)
    {
        TLanes held = TLanes.Broadcast(bias);
        for (int c = 0; c < width; c += Lane)
        {
            TLanes sum = TLanes.Load(ref weights, c);
            for (int p = 0; p < positions; p++)
            {
                TLanes.Accumulate(ref sum, held, ref pack[p * width], c);
            }

            TLanes.Store(sum, ref weights, c);
        }
    }

    /// <summary>C[rows, columns] += Aᵀ · B where A's rows begin anywhere.</summary>
    private static void AddPatches(
        ref float a, ReadOnlySpan<int> starts, int aStep, int runs, int length, int skip, ref float b, int bStep,
        ref float held, ref float c, int cRow, int rows, int columns)
    {
        int row = 0;
        for (; row + TileRows <= rows; row += TileRows)
        {
            AddTiles(
                ref a, ref MemoryMarshal.GetReference(starts[row..]), aStep, runs, length, skip, ref b, bStep,
                ref held, ref Unsafe.Add(ref c, row * cRow), cRow, TileRows, columns);
        }

        if (row < rows)
        {
            Span<int> rest = stackalloc int[TileRows];
            for (int r = 0; r < TileRows; r++)
            {
                rest[r] = starts[Math.Min(row + r, rows - 1)];
            }

            AddTiles(
                ref a, ref MemoryMarshal.GetReference(rest), aStep, runs, length, skip, ref b, bStep,
                ref held, ref Unsafe.Add(ref c, row * cRow), cRow, rows - row, columns);
        }
    }
}
