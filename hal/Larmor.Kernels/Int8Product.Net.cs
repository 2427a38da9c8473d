using System;
using System.Runtime.CompilerServices;

namespace Larmor.Kernels;

/// <summary>Y = X · Wᵀ on bytes: four rows of weights against one vector or two, so that what is loaded is used more than once.</summary>
internal static class Int8Product<TInts>
    where TInts : struct, IIntLanes<TInts>
{
    private const int Block = 64;
    private const int Rows = 4;

    internal static void Multiply(sbyte[] x, int count, Int8Matrix w, int firstOutput, int endOutput, int[] y)
    {
        int stride = w.Stride;
        Span<int> sums = stackalloc int[2 * Rows];
        Span<int> surplus = stackalloc int[Rows];
        for (int output = firstOutput; output < endOutput; output += Rows)
        {
            // At the end, missing rows repeat the last one.
            int rows = Math.Min(Rows, endOutput - output);
            ref sbyte weights = ref w.Data[output * stride];
            var row = (First: Math.Min(1, rows - 1) * stride, Second: Math.Min(2, rows - 1) * stride, Third: (rows - 1) * stride);
            surplus.Clear();
            if (TInts.InputOffset != 0)
            {
                Surplus(ref weights, row, stride, surplus);
            }

            for (int sample = 0; sample < count; sample += 2)
            {
                bool pair = sample + 1 < count;
                ref sbyte inputs = ref x[sample * stride];
                if (pair)
                {
                    Two(ref weights, row, ref inputs, stride, sums);
                }
                else
                {
                    One(ref weights, row, ref inputs, stride, sums);
                }

                Span<int> results = y.AsSpan((sample * w.OutputCount) + output);
                for (int r = 0; r < rows; r++)
                {
                    results[r] = sums[r] - surplus[r];
                    if (pair)
                    {
                        results[w.OutputCount + r] = sums[Rows + r] - surplus[r];
                    }
                }
            }
        }
    }

    /// <summary>What the offset of the inputs adds to the products of each row.</summary>
    private static void Surplus(ref sbyte weights, (int First, int Second, int Third) row, int length, Span<int> surplus)
    {
        TInts s0 = default;
        TInts s1 = default;
        TInts s2 = default;
        TInts s3 = default;
        TInts ones = TInts.Ones;
        for (int i = 0; i < length; i += Block)
        {
            ref sbyte place = ref Unsafe.Add(ref weights, i);
            TInts.AddProducts(ref s0, ones, TInts.Load(ref place));
            TInts.AddProducts(ref s1, ones, TInts.Load(ref Unsafe.Add(ref place, row.First)));
            TInts.AddProducts(ref s2, ones, TInts.Load(ref Unsafe.Add(ref place, row.Second)));
            TInts.AddProducts(ref s3, ones, TInts.Load(ref Unsafe.Add(ref place, row.Third)));
        }

        surplus[0] = TInts.InputOffset * TInts.Sum(s0);
        surplus[1] = TInts.InputOffset * TInts.Sum(s1);
        surplus[2] = TInts.InputOffset * TInts.Sum(s2);
        surplus[3] = TInts.InputOffset * TInts.Sum(s3);
    }

    private static void One(ref sbyte weights, (int First, int Second, int Third) row, ref sbyte inputs, int length, Span<int> sums)
    {
        TInts s0 = default;
        TInts s1 = default;
        TInts s2 = default;
        TInts s3 = default;
        for (int i = 0; i < length; i += Block)
        {
            ref sbyte place = ref Unsafe.Add(ref weights, i);
            TInts x = TInts.LoadInputs(ref Unsafe.Add(ref inputs, i));
            TInts.AddProducts(ref s0, x, TInts.Load(ref place));
            TInts.AddProducts(ref s1, x, TInts.Load(ref Unsafe.Add(ref place, row.First)));
            TInts.AddProducts(ref s2, x, TInts.Load(ref Unsafe.Add(ref place, row.Second)));
            TInts.AddProducts(ref s3, x, TInts.Load(ref Unsafe.Add(ref place, row.Third)));
        }

        sums[0] = TInts.Sum(s0);
        sums[1] = TInts.Sum(s1);
        sums[2] = TInts.Sum(s2);
        sums[3] = TInts.Sum(s3);
    }

    private static void Two(ref sbyte weights, (int First, int Second, int Third) row, ref sbyte inputs, int length, Span<int> sums)
    {
        TInts s00 = default;
        TInts s01 = default;
        TInts s02 = default;
        TInts s03 = default;
        TInts s10 = default;
        TInts s11 = default;
        TInts s12 = default;
        TInts s13 = default;
        for (int i = 0; i < length; i += Block)
        {
            ref sbyte place = ref Unsafe.Add(ref weights, i);
            TInts x0 = TInts.LoadInputs(ref Unsafe.Add(ref inputs, i));
            TInts x1 = TInts.LoadInputs(ref Unsafe.Add(ref inputs, length + i));
            TInts w = TInts.Load(ref place);
            TInts.AddProducts(ref s00, x0, w);
            TInts.AddProducts(ref s10, x1, w);
            w = TInts.Load(ref Unsafe.Add(ref place, row.First));
            TInts.AddProducts(ref s01, x0, w);
            TInts.AddProducts(ref s11, x1, w);
            w = TInts.Load(ref Unsafe.Add(ref place, row.Second));
            TInts.AddProducts(ref s02, x0, w);
            TInts.AddProducts(ref s12, x1, w);
            w = TInts.Load(ref Unsafe.Add(ref place, row.Third));
            TInts.AddProducts(ref s03, x0, w);
            TInts.AddProducts(ref s13, x1, w);
        }

        sums[0] = TInts.Sum(s00);
        sums[1] = TInts.Sum(s01);
        sums[2] = TInts.Sum(s02);
        sums[3] = TInts.Sum(s03);
        sums[Rows] = TInts.Sum(s10);
        sums[Rows + 1] = TInts.Sum(s11);
        sums[Rows + 2] = TInts.Sum(s12);
        sums[Rows + 3] = TInts.Sum(s13);
    }
}
