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

    // So many columns are turned round before the samples pass: two full panels (32 KB), for sums are read and written once for all of them.
    private const int TurnDepth = 2 * PanelMatrix.FullPanelWidth;

    private static void MultiplyTurned(ReadOnlySpan<float> e, int count, PanelMatrix m, int firstRow, int endRow, Span<float> z)
    {
        Span<float> turned = stackalloc float[TurnDepth * TurnRows];
        Span<float> sums = stackalloc float[Math.Min(count, DenseSamples) * TurnRows];
        for (int row = firstRow; row < endRow; row += TurnRows)
        {
            int rows = Math.Min(TurnRows, endRow - row);
            int columns = (rows + Lane - 1) / Lane * Lane;
            for (int first = 0; first < count; first += DenseSamples)
            {
                int samples = Math.Min(DenseSamples, count - first);
                sums[..(samples * columns)].Clear();
                for (int column = 0; column < m.Stride; column += TurnDepth)
                {
                    int depth = Math.Min(TurnDepth, m.Stride - column);
                    TurnPiece(m, row, rows, column, depth, turned, columns);
                    AddProduct(
                        ref Unsafe.AsRef(in e[(first * m.Stride) + column]), m.Stride, 1,
                        ref MemoryMarshal.GetReference(turned), columns,
                        ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(sums), columns, samples, columns, depth);
                }

                for (int s = 0; s < samples; s++)
                {
                    sums.Slice(s * columns, rows).CopyTo(z[(((first + s) * m.RowCount) + row)..]);
                }
            }
        }
    }

    /// <summary>Some columns of some rows turned round, one run of a panel after another.</summary>
    private static void TurnPiece(PanelMatrix m, int row, int rows, int column, int depth, Span<float> turned, int turnedRow)
    {
        int width;
        for (int c = 0; c < depth; c += width)
        {
            int panel = (column + c) / m.PanelWidth;
            int stride = m.WidthOf(panel);
            int offset = column + c - (panel * m.PanelWidth);
            width = Math.Min(depth - c, stride - offset);
            Turn(m.Data.AsSpan(m.StartOf(panel) + (row * stride) + offset), stride, rows, width, turned[(c * turnedRow)..], turnedRow);
        }
    }

    public override void AddColumns(PanelMatrix m, int firstColumn, int count, ReadOnlySpan<float> deltas)
    {
        int rows = m.RowCount;
        int wide = WideRows(rows);
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
            for (int row = 0; row < wide; row += Lane)
            {
                TurnSixteen(
                    ref Unsafe.AsRef(in deltas[(column * rows) + row]), rows, ref m.Data[place + (row * stride)], stride, adds: true);
            }

            for (int row = wide; row < whole; row += 4)
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

    /// <summary>turned[c, r] = source[r, c], sixteen by sixteen where vectors are that long, else four by four; columns of <paramref name="turned"/> past the last row are 0.</summary>
    private static void Turn(Span<float> source, int sourceRow, int rows, int width, Span<float> turned, int turnedRow)
    {
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(turned);
        int wide = WideRows(rows);
        for (int r = 0; r < wide; r += Lane)
        {
            for (int c = 0; c < width; c += Lane)
            {
                TurnSixteen(ref Unsafe.Add(ref from, (r * sourceRow) + c), sourceRow, ref Unsafe.Add(ref to, (c * turnedRow) + r), turnedRow, adds: false);
            }
        }

        int whole = rows & ~3;
        for (int r = wide; r < whole; r += 4)
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

    /// <summary>How many of some rows are turned sixteen at a time.</summary>
    private static int WideRows(int rows) => HasWideTiles && Avx512F.IsSupported ? rows & ~(Lane - 1) : 0;

    /// <summary>Sixteen rows of sixteen turned into columns: first within quarters of vectors, then quarters are exchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnSixteen(ref float corner, nint row, ref float place, nint turnedRow, bool adds)
    {
        TurnQuarters(ref corner, row, out Vector512<float> a0, out Vector512<float> a1, out Vector512<float> a2, out Vector512<float> a3);
        TurnQuarters(
            ref Unsafe.Add(ref corner, 4 * row), row, out Vector512<float> b0, out Vector512<float> b1, out Vector512<float> b2, out Vector512<float> b3);
        TurnQuarters(
            ref Unsafe.Add(ref corner, 8 * row), row, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3);
        TurnQuarters(
            ref Unsafe.Add(ref corner, 12 * row), row, out Vector512<float> d0, out Vector512<float> d1, out Vector512<float> d2, out Vector512<float> d3);
        StoreQuarters(a0, b0, c0, d0, ref place, turnedRow, adds);
        StoreQuarters(a1, b1, c1, d1, ref Unsafe.Add(ref place, turnedRow), turnedRow, adds);
        StoreQuarters(a2, b2, c2, d2, ref Unsafe.Add(ref place, 2 * turnedRow), turnedRow, adds);
        StoreQuarters(a3, b3, c3, d3, ref Unsafe.Add(ref place, 3 * turnedRow), turnedRow, adds);
    }

    /// <summary>Four rows of sixteen: quarter q of the vector number j holds their column 4q + j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnQuarters(
        ref float corner, nint row,
        out Vector512<float> first, out Vector512<float> second, out Vector512<float> third, out Vector512<float> fourth)
    {
        Vector512<float> a = Vector512.LoadUnsafe(ref corner);
        Vector512<float> b = Vector512.LoadUnsafe(ref Unsafe.Add(ref corner, row));
        Vector512<float> c = Vector512.LoadUnsafe(ref Unsafe.Add(ref corner, 2 * row));
        Vector512<float> d = Vector512.LoadUnsafe(ref Unsafe.Add(ref corner, 3 * row));
        Vector512<float> ac = Avx512F.UnpackLow(a, c);
        Vector512<float> bd = Avx512F.UnpackLow(b, d);
        first = Avx512F.UnpackLow(ac, bd);
        second = Avx512F.UnpackHigh(ac, bd);
        ac = Avx512F.UnpackHigh(a, c);
        bd = Avx512F.UnpackHigh(b, d);
        third = Avx512F.UnpackLow(ac, bd);
        fourth = Avx512F.UnpackHigh(ac, bd);
    }

    /// <summary>The same quarter of four vectors side by side, quarter after quarter four rows further; put there, or added to what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreQuarters(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, ref float place, nint row, bool adds)
    {
        const byte Lower = 0x44;
        const byte Upper = 0xEE;
        const byte Even = 0x88;
        const byte Odd = 0xDD;
        Vector512<float> ab = Avx512F.Shuffle4x128(a, b, Lower);
        Vector512<float> cd = Avx512F.Shuffle4x128(c, d, Lower);
        Put(Avx512F.Shuffle4x128(ab, cd, Even), ref place, adds);
        Put(Avx512F.Shuffle4x128(ab, cd, Odd), ref Unsafe.Add(ref place, 4 * row), adds);
        ab = Avx512F.Shuffle4x128(a, b, Upper);
        cd = Avx512F.Shuffle4x128(c, d, Upper);
        Put(Avx512F.Shuffle4x128(ab, cd, Even), ref Unsafe.Add(ref place, 8 * row), adds);
        Put(Avx512F.Shuffle4x128(ab, cd, Odd), ref Unsafe.Add(ref place, 12 * row), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector512<float> value, ref float place, bool adds) =>
        (adds ? Vector512.LoadUnsafe(ref place) + value : value).StoreUnsafe(ref place);

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
