using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Kernels;

/// <summary>The product with the transposed weights for large batches: pieces of weights are turned round, then multiplied by tiles.</summary>
internal sealed partial class VectorKernels<TLanes>
{
    private const int TurnRows = PanelMatrix.FullPanelWidth;

    private static void MultiplyTurned(ReadOnlySpan<float> e, int count, PanelMatrix m, int firstRow, int endRow, Span<float> z)
    {
        Span<float> turned = stackalloc float[PanelMatrix.FullPanelWidth * TurnRows];
        Span<float> sums = stackalloc float[Math.Min(count, DenseSamples) * TurnRows];
        for (int row = firstRow; row < endRow; row += TurnRows)
        {
            int rows = Math.Min(TurnRows, endRow - row);
            int columns = (rows + Lane - 1) / Lane * Lane;
            for (int first = 0; first < count; first += DenseSamples)
            {
                int samples = Math.Min(DenseSamples, count - first);
                sums[..(samples * columns)].Clear();
                for (int column = 0; column < m.Stride; column += PanelMatrix.FullPanelWidth)
                {
                    int panel = column / m.PanelWidth;
                    int stride = m.WidthOf(panel);
                    int offset = column - (panel * m.PanelWidth);
                    int width = Math.Min(PanelMatrix.FullPanelWidth, stride - offset);
                    Turn(m.Data.AsSpan(m.StartOf(panel) + (row * stride) + offset), stride, rows, width, turned, columns);
                    AddProduct(
                        ref Unsafe.AsRef(in e[(first * m.Stride) + column]), m.Stride, 1,
                        ref MemoryMarshal.GetReference(turned), columns,
                        ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(sums), columns, samples, columns, width);
                }

                for (int s = 0; s < samples; s++)
                {
                    sums.Slice(s * columns, rows).CopyTo(z[(((first + s) * m.RowCount) + row)..]);
                }
            }
        }
    }

    public override void AddColumns(PanelMatrix m, int firstColumn, int count, ReadOnlySpan<float> deltas)
    {
        int rows = m.RowCount;
        int whole = rows & ~3;
        int column = 0;
        while (column < count)
        {
            int place = m.PlaceOf(0, firstColumn + column);
            if ((firstColumn + column) % Lane != 0 || count - column < Lane)
            {
                m.AddColumn(firstColumn + column, deltas.Slice(column * rows, rows));
                column++;
                continue;
            }

            int stride = m.WidthOf((firstColumn + column) / m.PanelWidth);
            for (int row = 0; row < whole; row += 4)
            {
                for (int c = 0; c < Lane; c += 4)
                {
                    ReadOnlySpan<float> source = deltas.Slice(((column + c) * rows) + row, (3 * rows) + 4);
                    AddTurned(source, rows, ref m.Data[place + (row * stride) + c], stride);
                }
            }

            for (int row = whole; row < rows; row++)
            {
                for (int c = 0; c < Lane; c++)
                {
                    m.Data[place + (row * stride) + c] += deltas[((column + c) * rows) + row];
                }
            }

            column += Lane;
        }
    }

    private static void AddTurned(ReadOnlySpan<float> source, nint sourceRow, ref float corner, nint stride)
    {
        ref float from = ref MemoryMarshal.GetReference(source);
        TurnFour(
            ref from, sourceRow,
            out Vector128<float> first, out Vector128<float> second, out Vector128<float> third, out Vector128<float> fourth);
        (Vector128.LoadUnsafe(ref corner) + first).StoreUnsafe(ref corner);
        ref float next = ref Unsafe.Add(ref corner, stride);
        (Vector128.LoadUnsafe(ref next) + second).StoreUnsafe(ref next);
        next = ref Unsafe.Add(ref next, stride);
        (Vector128.LoadUnsafe(ref next) + third).StoreUnsafe(ref next);
        next = ref Unsafe.Add(ref next, stride);
        (Vector128.LoadUnsafe(ref next) + fourth).StoreUnsafe(ref next);
    }

    /// <summary>Four rows of four turned into four columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnFour(
        ref float corner, nint row,
        out Vector128<float> first, out Vector128<float> second, out Vector128<float> third, out Vector128<float> fourth)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref corner);
        Vector128<float> b = Vector128.LoadUnsafe(ref Unsafe.Add(ref corner, row));
        Vector128<float> c = Vector128.LoadUnsafe(ref Unsafe.Add(ref corner, 2 * row));
        Vector128<float> d = Vector128.LoadUnsafe(ref Unsafe.Add(ref corner, 3 * row));
        Vector128<float> ac = Zip(a, c, out Vector128<float> acUpper);
        Vector128<float> bd = Zip(b, d, out Vector128<float> bdUpper);
        first = Zip(ac, bd, out second);
        third = Zip(acUpper, bdUpper, out fourth);
    }

    /// <summary>turned[c, r] = source[r, c], four by four; columns of <paramref name="turned"/> past the last row are 0.</summary>
    private static void Turn(Span<float> source, int sourceRow, int rows, int width, Span<float> turned, int turnedRow)
    {
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(turned);
        int whole = rows & ~3;
        for (int r = 0; r < whole; r += 4)
        {
            for (int c = 0; c < width; c += 4)
            {
                TurnFour(
                    ref Unsafe.Add(ref from, (r * sourceRow) + c), sourceRow,
                    out Vector128<float> first, out Vector128<float> second, out Vector128<float> third, out Vector128<float> fourth);
                ref float place = ref Unsafe.Add(ref to, (c * turnedRow) + r);
                first.StoreUnsafe(ref place);
                second.StoreUnsafe(ref Unsafe.Add(ref place, turnedRow));
                third.StoreUnsafe(ref Unsafe.Add(ref place, 2 * turnedRow));
                fourth.StoreUnsafe(ref Unsafe.Add(ref place, 3 * turnedRow));
            }
        }

        for (int r = whole; r < turnedRow; r++)
        {
            for (int c = 0; c < width; c++)
            {
                Unsafe.Add(ref to, (c * turnedRow) + r) = r < rows ? Unsafe.Add(ref from, (r * sourceRow) + c) : 0f;
            }
        }
    }

    /// <summary>a0 b0 a1 b1, and a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Zip(Vector128<float> a, Vector128<float> b, out Vector128<float> upper)
    {
        if (Sse.IsSupported)
        {
            upper = Sse.UnpackHigh(a, b);
            return Sse.UnpackLow(a, b);
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            upper = AdvSimd.Arm64.ZipHigh(a, b);
            return AdvSimd.Arm64.ZipLow(a, b);
        }

        upper = Vector128.Create(a[2], b[2], a[3], b[3]);
        return Vector128.Create(a[0], b[0], a[1], b[1]);
    }
}
