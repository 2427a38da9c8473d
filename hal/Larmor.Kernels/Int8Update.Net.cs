using System.Runtime.CompilerServices;

namespace Larmor.Kernels;

/// <summary>The update of int8 weights, sixteen cells at a time; the last inputs of a row go cell by cell.</summary>
internal static class Int8Update<TInts>
    where TInts : struct, IIntLanes<TInts>
{
    private const int Lane = 16;

    internal static void Add(
        sbyte[] pre, sbyte[] post, int count, FixedRate rate, ulong key, Int8Matrix w, int firstOutput, int endOutput)
    {
        int whole = w.InputCount - (w.InputCount % Lane);
        for (int output = firstOutput; output < endOutput; output++)
        {
            if (!Int8Cells.IsActive(post, count, w.OutputCount, output))
            {
                continue;
            }

            if (whole > 0)
            {
                AddRow(ref pre[0], ref post[output], count, rate, key, w, output, whole);
            }

            Int8Cells.AddRounded(pre, post, count, rate, key, w, output, whole);
        }
    }

    private static void AddRow(
        ref sbyte pre, ref sbyte post, int count, FixedRate rate, ulong key, Int8Matrix w, int output, int whole)
    {
        ref sbyte weights = ref w.Data[output * w.Stride];
        uint cell = (uint)output * (uint)w.InputCount;
        TInts multiplier = TInts.Broadcast(rate.Multiplier);
        for (int i = 0; i < whole; i += Lane)
        {
            TInts sum = default;
            for (int k = 0; k < count; k++)
            {
                int factor = Unsafe.Add(ref post, k * w.OutputCount);
                if (factor != 0)
                {
                    sum = TInts.MultiplyAdd(TInts.Broadcast(factor), TInts.Widen(ref Unsafe.Add(ref pre, (k * w.Stride) + i)), sum);
                }
            }

            // Where nothing is active nothing moves: most of a digit is background.
            if (!TInts.IsZero(sum))
            {
                ref sbyte place = ref Unsafe.Add(ref weights, i);
                TInts change = TInts.MultiplyAdd(sum, multiplier, default);
                TInts.Narrow(
                    TInts.AddRounded(TInts.Widen(ref place), change, key, cell + (uint)i, rate.Shift, Int8Matrix.LargestWeight), ref place);
            }
        }
    }
}
