using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Larmor.Kernels;

/// <summary>The product with the transposed weights for large batches: pieces of weights are turned round, then multiplied by tiles.</summary>
internal sealed partial class VectorKernels<TLanes>
{
    private const int TurnRows = PanelMatrix.FullPanelWidth;

    private static void MultiplyTurned(float[] e, int count, PanelMatrix m, int firstRow, int endRow, float[] z)
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
                        ref e[(first * m.Stride) + column], m.Stride, 1,
                        ref MemoryMarshal.GetReference(turned), columns,
                        ref MemoryMarshal.GetReference(sums), columns, samples, columns, width);
                }

                for (int s = 0; s < samples; s++)
                {
                    sums.Slice(s * columns, rows).CopyTo(z.AsSpan(((first + s) * m.RowCount) + row));
                }
            }
        }
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
                ref float corner = ref Unsafe.Add(ref from, (r * sourceRow) + c);
                Vector128<float> a = Vector128.LoadUnsafe(ref corner);
                Vector128<float> b = Vector128.LoadUnsafe(ref Unsafe.Add(ref corner, sourceRow));
                Vector128<float> d = Vector128.LoadUnsafe(ref Unsafe.Add(ref corner, 2 * sourceRow));
                Vector128<float> f = Vector128.LoadUnsafe(ref Unsafe.Add(ref corner, 3 * sourceRow));
                Vector128<float> ad = Zip(a, d, out Vector128<float> adUpper);
                Vector128<float> bf = Zip(b, f, out Vector128<float> bfUpper);
                ref float place = ref Unsafe.Add(ref to, (c * turnedRow) + r);
                Zip(ad, bf, out Vector128<float> second).StoreUnsafe(ref place);
                second.StoreUnsafe(ref Unsafe.Add(ref place, turnedRow));
                Zip(adUpper, bfUpper, out Vector128<float> fourth).StoreUnsafe(ref Unsafe.Add(ref place, 2 * turnedRow));
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
        if (System.Runtime.Intrinsics.X86.Sse.IsSupported)
        {
            upper = System.Runtime.Intrinsics.X86.Sse.UnpackHigh(a, b);
            return System.Runtime.Intrinsics.X86.Sse.UnpackLow(a, b);
        }

        if (System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.IsSupported)
        {
            upper = System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipHigh(a, b);
            return System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipLow(a, b);
        }

        upper = Vector128.Create(a[2], b[2], a[3], b[3]);
        return Vector128.Create(a[0], b[0], a[1], b[1]);
    }
}
